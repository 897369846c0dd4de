/** What is told beforehand of a committee: households in being, grids, open and overdue issues, share reached this year. */
export type CommitteePlan = {
  name: string
  households: number
  grids: number
  open: number
  overdue: number
  coverage: number
}

const wanghe: readonly (readonly [string, number, number, number, number, number])[] = [
  ['东兴社区', 4470, 7, 12, 2, 0.999],
  ['北园社区', 707, 3, 2, 0, 0.839],
  ['仓前社区', 1608, 7, 6, 0, 0.876],
  ['德胜社区', 990, 4, 2, 0, 0.855],
  ['渡口社区', 1421, 6, 6, 2, 0.711],
  ['纺机社区', 1228, 5, 5, 0, 0.863],
  ['工农社区', 1029, 5, 4, 0, 0.879],
  ['光明社区', 1443, 6, 5, 0, 0.881],
  ['红光社区', 1446, 6, 4, 0, 0.876],
  ['槐安社区', 1238, 5, 4, 0, 0.849],
  ['机床社区', 1377, 6, 3, 1, 0.843],
  ['建设社区', 1328, 6, 4, 0, 0.895],
  ['柳林社区', 1505, 7, 7, 3, 0.847],
  ['南桥社区', 943, 4, 1, 0, 0.898],
  ['青桐社区', 1072, 5, 5, 2, 0.711],
  ['三里亭社区', 1399, 6, 4, 0, 0.876],
  ['胜利社区', 1389, 6, 3, 0, 0.893],
  ['书院社区', 759, 3, 1, 0, 0.899],
  ['水泉社区', 1375, 6, 4, 1, 0.836],
  ['铁路新村社区', 1164, 5, 3, 0, 0.889],
  ['文昌社区', 1608, 7, 3, 0, 0.861],
  ['西苑社区', 1496, 7, 4, 1, 0.711],
  ['新华社区', 826, 4, 1, 0, 0.895],
  ['永安社区', 1208, 5, 5, 2, 0.873],
]

/** 望河街道, the street of the demonstration; 东兴社区 stands first. */
export const demoStreet: readonly CommitteePlan[] = wanghe.map(
  ([name, households, grids, open, overdue, coverage]) => ({ name, households, grids, open, overdue, coverage }),
)

export const demoStreetName = '望河街道'

export const districtNames = [
  '安河区',
  '临川区',
  '平湖区',
  '清远区',
  '长宁区',
  '和顺区',
  '南华区',
  '北岭区',
  '东山区',
  '西塘区',
] as const

export const streetNames = [
  '望河街道',
  '云岭街道',
  '古槐街道',
  '新桥街道',
  '石门街道',
  '青塔街道',
  '安定街道',
  '滨江街道',
  '北关街道',
  '南屏街道',
] as const

/** First halves of invented committee and estate names. */
export const placeHeads = [
  '向阳',
  '和平',
  '兴华',
  '前进',
  '人民',
  '团结',
  '友谊',
  '育才',
  '朝阳',
  '春晖',
  '锦绣',
  '金桥',
  '玉泉',
  '松柏',
  '梧桐',
  '丁香',
  '杏林',
  '桃园',
  '柳岸',
  '荷塘',
  '竹溪',
  '兰亭',
  '梅岭',
  '枫桥',
  '榆园',
  '桂花',
  '海棠',
  '紫荆',
  '银杏',
  '石榴',
  '清泉',
  '碧水',
] as const

export const placeTails = ['里', '新村', '苑', '花园', '家园', '坊', '小区', '公寓'] as const
