/** Shop names are a street word and a trade. */
export const shopHeads = [
  '兴隆',
  '老马家',
  '聚福',
  '便民',
  '一心',
  '鑫源',
  '春来',
  '喜洋洋',
  '西北',
  '阿文',
  '顺达',
  '德胜',
  '好邻居',
  '家和',
  '清真伊香',
  '老街',
] as const
export const shopTrades = [
  '便利店',
  '牛肉面馆',
  '早点铺',
  '理发店',
  '药房',
  '五金店',
  '水果店',
  '裁缝铺',
  '烟酒店',
  '文具店',
  '小吃店',
  '洗衣店',
  '蔬菜直销店',
  '快递驿站',
  '修车铺',
  '打印社',
  '烘焙坊',
  '眼镜店',
] as const

export const outsideRelations = [
  '子',
  '女',
  '儿媳',
  '女婿',
  '弟',
  '妹',
  '侄子',
  '外甥',
  '孙女',
  '邻居',
  '朋友',
] as const
export const outsidePlaces = ['本市', '本区', '本省外地', '外省', '州县', '本街道'] as const
export const hoursForClassA = [
  '工作日 18—20 点',
  '周末上午',
  '16—18 点',
  '19 点以后',
  '午休时间',
  '工作日白天',
] as const
export const schoolYears = ['小学', '初中', '高中'] as const
