import { pinyinOf } from '@/db/pinyin'
import { at, type Random, type Weighted, weigh } from '@/db/seed/random'
import type { EthnicGroup } from '@/domain/residents/codes'

export type FullName = { name: string; pinyin: string; initials: string }

const han = weigh<string>(
  pairs(
    '王72 李71 张68 刘54 陈45 杨31 赵27 黄22 周21 吴20 徐17 孙15 胡13 朱13 高12 林12 何11 郭11 马9 罗9 梁8 宋8 郑8 谢7 韩7 唐7 冯6 于6 董6 萧1 程6 曹6 袁5 邓5 许5 傅5 沈4 曾4 彭4 吕5 苏5 卢4 蒋4 蔡4 贾4 丁4 魏5 薛4 叶4 阎3 余3 潘3 杜4 戴3 夏3 钟3 汪3 田4 任4 姜4 范4 方3 石4 姚3 谭3 廖3 邹2 熊2 金3 陆3 郝3 孔2 白3 崔3 康3 毛2 邱2 秦3 江2 史2 顾2 侯3 邵2 孟3 龙2 万2 段3 雷3 钱2 汤2 尹2 黎1 易1 常2 武2 乔2 贺2 赖1 龚1 文2 祁3 鲁2 尚1 樊1 单1 解1 欧阳1 诸葛1',
  ),
)
const hui = weigh<string>(pairs('马46 韩8 冶6 丁5 白4 杨4 沙3 喇2 穆3 米2 金3 李4 王3 张2 哈1 铁1 敏1 绽2'))
const tu = weigh<string>(pairs('李10 祁10 鲁8 东4 张6 马4 王4 贾4 席3 白3 辛2 吕3 麻2'))
const salar = weigh<string>(pairs('韩60 马20 沈3 何2 刘1'))
const tibetan = {
  '1': '才让东珠 扎西 多杰 尼玛才让 丹增 仁青 桑杰 索南多杰 更藏 公保才旦 华旦 旦正加 尕藏 完么才让 洛桑 贡布 东知布 拉毛扎西'.split(
    ' ',
  ),
  '2': '卓玛 拉毛 央宗 才让卓玛 德吉 白玛 梅朵 仁增卓玛 措吉 周措 桑吉卓玛 娘吉 尕藏卓玛 达瓦卓玛 普措 旦正吉 切忠 南措吉'.split(
    ' ',
  ),
} as const
const uyghur = {
  '1': '艾力·买买提 吐尔逊·艾买提 买买提·吐尔洪 阿不都·热合曼 库尔班·艾山'.split(' '),
  '2': '热依汗·买买提 阿依古丽·艾力 古丽娜尔·吐尔逊 帕提古丽·艾山 茹仙古丽·库尔班'.split(' '),
} as const

type Pool = { first: string; second: string; single: number }
const pools: Record<'1' | '2', readonly (Pool & { from: number })[]> = {
  '1': [
    {
      from: 0,
      first: '德永福文国振玉春长万金景世守宝学成连富广',
      second: '祥林贵财山海荣发才田义堂明华生禄有清元昌',
      single: 0.06,
    },
    {
      from: 1950,
      first: '建国志卫永保新文明玉学成海金福春庆光全忠',
      second: '国华军民平生明林强义成东胜祥忠荣福安民才',
      single: 0.12,
    },
    {
      from: 1966,
      first: '志建海永文晓国卫红小立俊东振成宏玉学新少',
      second: '军强勇伟明平刚辉峰斌林涛杰东华兵波龙宏亮',
      single: 0.3,
    },
    {
      from: 1982,
      first: '晓志海俊文建少小国永明宇子思振家天嘉立彦',
      second: '伟超鹏磊峰涛杰亮龙飞宇博斌洋浩凯辉帆恒军',
      single: 0.34,
    },
    {
      from: 2000,
      first: '子浩宇俊泽嘉梓明思一博天家承奕煜皓睿文星',
      second: '轩涵宇杰豪然睿霖阳博辰晨洋泽航逸凯铭源哲',
      single: 0.12,
    },
    {
      from: 2012,
      first: '子浩宇沐梓奕一睿承俊泽辰景知锦星云书安嘉',
      second: '轩泽宸睿辰宇恒言霖舟安川阳珩航然哲屿尧远',
      single: 0.06,
    },
  ],
  '2': [
    {
      from: 0,
      first: '秀桂玉淑凤兰翠素金月春彩菊美爱惠香瑞巧珍',
      second: '英兰珍芳莲花琴香云芝娥凤梅荣华贞清霞仙萍',
      single: 0.1,
    },
    {
      from: 1950,
      first: '秀玉桂淑凤丽建春爱红金惠素美小晓月亚新雪',
      second: '英兰芳梅华珍琴萍芬云玲霞莲凤荣香花娥敏平',
      single: 0.14,
    },
    {
      from: 1966,
      first: '丽红晓海小春秀玉建文艳雪淑永慧亚爱志燕彩',
      second: '红梅霞芳丽娟燕玲萍琴华敏英艳蓉慧兰平静花',
      single: 0.3,
    },
    {
      from: 1982,
      first: '晓丽雪海文婷佳小慧思玉静亚雅春艳梦欣倩红',
      second: '婷娟燕丽娜静慧敏雯洁玲霞芳倩颖琳佳琪蓉莹',
      single: 0.34,
    },
    {
      from: 2000,
      first: '雨欣梓思佳子可一诗若梦语雅紫心嘉怡晨依书',
      second: '涵萱怡彤琪妍瑶宁欣彤菲雯颖琳悦桐馨瑜然熙',
      single: 0.1,
    },
    {
      from: 2012,
      first: '雨梓欣一若诗语沐知可念书安云锦子芷星清言',
      second: '桐涵萱妍汐玥诺瑶宁禾溪晴柠悦凝芮彤怡一歌',
      single: 0.05,
    },
  ],
}

const ethnics: Weighted<EthnicGroup> = weigh<EthnicGroup>([
  ['01', 744],
  ['03', 132],
  ['04', 66],
  ['30', 24],
  ['35', 14],
  ['02', 9],
  ['11', 6],
  ['26', 3],
  ['05', 2],
])

export function drawEthnic(random: Random): EthnicGroup {
  return random.draw(ethnics)
}

/** A surname of an ethnic group; empty where names have none. */
export function drawSurname(random: Random, ethnic: EthnicGroup): string {
  if (ethnic === '04' || ethnic === '05') return ''
  if (ethnic === '03' || ethnic === '26') return random.draw(hui)
  return random.draw(ethnic === '30' ? tu : ethnic === '35' ? salar : han)
}

/** A whole name in the fashion of the year of birth. */
export function drawName(
  random: Random,
  surname: string,
  sex: '1' | '2',
  bornIn: number,
  ethnic: EthnicGroup,
): FullName {
  if (surname === '') return spelt('', random.pick((ethnic === '05' ? uyghur : tibetan)[sex]))
  const pool = pools[sex].findLast(({ from }) => from <= bornIn) ?? at(pools[sex], 0)
  const second = random.pick([...pool.second])
  return spelt(surname, random.chance(pool.single) ? second : random.pick([...pool.first]) + second)
}

type Sounds = { pinyin: string; initials: string }
const surnameSounds = new Map<string, Sounds>()
const givenSounds = new Map<string, Sounds>()

/** As `pinyinOf`, from the two halves of a name, each looked up once. */
export function spelt(surname: string, given: string): FullName {
  const head = surname === '' ? { pinyin: '', initials: '' } : once(surnameSounds, surname, () => pinyinOf(surname))
  const tail = once(givenSounds, given, () => (surname === '' ? pinyinOf(given) : afterSurname(given)))
  return { name: surname + given, pinyin: head.pinyin + tail.pinyin, initials: head.initials + tail.initials }
}

/** The reading a given name has behind a surname, so that its first character is not read as one. */
function afterSurname(given: string): Sounds {
  const { pinyin, initials } = pinyinOf(`王${given}`)
  return { pinyin: pinyin.slice('wang'.length), initials: initials.slice(1) }
}

function once(known: Map<string, Sounds>, key: string, make: () => Sounds): Sounds {
  const ready = known.get(key) ?? make()
  known.set(key, ready)
  return ready
}

function pairs(text: string): [string, number][] {
  return text.split(' ').map((pair) => [pair.replace(/\d+$/, ''), Number(/\d+$/.exec(pair)?.[0])])
}
