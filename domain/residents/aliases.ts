import { halfWidth, unspaced } from '@/domain/characters'
import { type CodeTable, isCodeOf } from '@/domain/codes'
import {
  type Education,
  type EthnicGroup,
  educations,
  ethnicGroups,
  type HukouKind,
  hukouKinds,
  type IdType,
  idTypes,
  type Kinship,
  kinships,
  type MaritalStatus,
  maritalStatuses,
  type PoliticalStatus,
  politicalStatuses,
  type Registration,
  registrations,
  type Sex,
} from '@/domain/residents/codes'

/** 性别 as typed. */
export function sexFrom(text: string): Sex | undefined {
  const word = plain(text).toUpperCase()
  if (/^(1|男性?|M|男士|先生)$/.test(word)) return '1'
  return /^(2|女性?|F|女士)$/.test(word) ? '2' : undefined
}

/** A yes or no as typed; undefined for blank and for anything else, since blank is unknown and not 否. */
export function yesNoFrom(text: string): boolean | undefined {
  const word = plain(text).toLowerCase()
  if (/^(1|是|有|对|√|✓|✔|☑|y|yes|true|重点|已|v)$/.test(word)) return true
  return /^(0|否|无|没有|没|不是|×|✗|✘|x|☐|n|no|false|非|未)$/.test(word) ? false : undefined
}

/** 民族 as typed: 汉, 汉族, 01, and old names. */
export function ethnicGroupFrom(text: string): EthnicGroup | undefined {
  const word = plain(text)
  const name = word.replace(/族$/, '')
  return lookUp(ethnicGroups, word) ?? lookUp(ethnicGroups, `${name}族`) ?? ethnicAliases.get(name)
}

/** 学历 as typed, by its group where only the group was said. */
export function educationFrom(text: string): Education | undefined {
  const word = plain(text).replace(/[（(].*[)）]/g, '')
  return lookUp(educations, word) ?? educationAliases.get(word)
}

/** 政治面貌 as typed. */
export function politicalStatusFrom(text: string): PoliticalStatus | undefined {
  const word = plain(text)
  return lookUp(politicalStatuses, word) ?? politicalAliases.get(word)
}

/** 婚姻状况 as typed. */
export function maritalStatusFrom(text: string): MaritalStatus | undefined {
  const word = plain(text)
  return lookUp(maritalStatuses, word) ?? maritalAliases.get(word)
}

/** 与户主关系 as typed, brackets and 之 dropped; 子女 follows the sex. In this column 本人 means 户主. */
export function kinshipFrom(text: string, sex?: Sex): Kinship | undefined {
  const word = plain(text)
    .replace(/[（(【[].*$/, '')
    .replace(/^(户主)?(的|之)/, '')
    .replace(/^户主(?=.)/, '')
  if (word === '01' || word === '1') return '02'
  if (word === '子女' || word === '孩子') return sex === '2' ? '30' : sex === '1' ? '20' : undefined
  const found = kinshipAliases.get(word) ?? lookUp(kinships, word)
  return found === '01' ? '02' : found
}

/** 证件类型 as typed. */
export function idTypeFrom(text: string): IdType | undefined {
  const word = plain(text)
  const found = lookUp(idTypes, word)
  if (found) return found
  if (/身份证/.test(word)) return /外国|永久/.test(word) ? '553' : /临时/.test(word) ? '112' : '111'
  if (/护照/.test(word)) return '414'
  if (/居住证/.test(word)) return /台湾|台胞/.test(word) ? 'TWJZ' : /港|澳/.test(word) ? 'GAJZ' : undefined
  if (/台胞证|台湾/.test(word)) return '511'
  if (/回乡证|港澳/.test(word)) return '516'
  if (/户口/.test(word)) return '113'
  if (/出生/.test(word)) return '117'
  return /军官|士兵|军人/.test(word) ? '114' : undefined
}

/** 人户状态 as typed. */
export function registrationFrom(text: string): Registration | undefined {
  const word = plain(text).replace(/[、,，]/g, '')
  const code = word.toUpperCase()
  if (isCodeOf(registrations, code)) return code
  if (/人在户不在|人住户不在|户籍在外|外来|流动|来沪/.test(word)) return 'R0'
  if (/户在人不在|户在人户?分离|人不在|外出/.test(word)) return '0H'
  if (/空挂|挂靠/.test(word)) return 'KG'
  if (/^(01$|人在户在|人户一致|一致|在册在住|户籍在住|常住)/.test(word)) return 'RH'
  if (/临时|寄住|借住|探亲/.test(word)) return 'LS'
  if (/境外|外籍/.test(word)) return 'JW'
  if (/迁出|搬走|已搬/.test(word)) return 'YC'
  if (/死亡|去世|亡故|已故|注销/.test(word)) return 'SW'
  return /未知|未核实|不详/.test(word) ? 'WZ' : undefined
}

/** 户籍性质 as typed; 本地 and 本市 alone say too little and stay unknown. */
export function hukouKindFrom(text: string): HukouKind | undefined {
  const word = plain(text)
  const found = lookUp(hukouKinds, word)
  if (found) return found
  if (/本区|本街道|本地户籍在册|在册/.test(word)) return '1'
  if (/外区|人户分离/.test(word)) return '2'
  if (/外省|外地|外来|来沪|非沪籍/.test(word)) return '3'
  if (/香港|澳门|台湾|港澳台/.test(word)) return '4'
  if (/外国|外籍/.test(word)) return '5'
  return /未落户|无户口|黑户/.test(word) ? '6' : undefined
}

const ethnicAliases = wordsToCodes<EthnicGroup>({ '05': '维', '14': '民家', '36': '毛难', '46': '崩龙' })

const educationAliases = wordsToCodes<Education>({
  '10': '研究生',
  '11': '博士 博士研究生',
  '14': '硕士 硕士研究生',
  '20': '本科 大学 大学本科 本科及以上 学士',
  '30': '大专 专科 大学专科 高职',
  '40': '中专 中职',
  '41': '中等专科',
  '44': '职高 职业高中',
  '47': '技校 中技',
  '60': '高中 普高 高级中学',
  '70': '初中 初级中学',
  '80': '小学',
  '90': '文盲 半文盲 未上学 学龄前 学前 幼儿园 幼儿 无',
})

const politicalAliases = wordsToCodes<PoliticalStatus>({
  '01': '党员 中共 中国共产党党员 共产党员 正式党员',
  '02': '预备党员 中共党员预备',
  '03': '团员 共青团',
  '04': '民革',
  '05': '民盟',
  '06': '民建',
  '07': '民进',
  '08': '农工党 农工',
  '09': '致公党',
  '10': '九三 九三学社',
  '11': '台盟',
  '12': '无党派 无党派民主人士',
  '13': '无 普通公民 一般群众',
})

const maritalAliases = wordsToCodes<MaritalStatus>({
  '10': '否 单身',
  '20': '是 有配偶',
  '21': '初婚',
  '30': '丧',
  '40': '离 离异',
})

const kinshipAliases = wordsToCodes<Kinship>({
  '02': '本人 户主本人 主',
  '10': '爱人 夫妻',
  '11': '丈夫 老公',
  '12': '妻子 老婆 太太',
  '20': '儿子 儿 小儿子',
  '22': '大儿子',
  '23': '二儿子 二子',
  '27': '养子 继子',
  '28': '婿',
  '30': '女儿 小女儿',
  '32': '大女儿',
  '33': '二女儿 二女',
  '37': '养女 继女',
  '38': '媳妇 媳 儿媳妇 长媳 次媳',
  '41': '孙 孙儿',
  '42': '孙女儿',
  '43': '外孙',
  '45': '孙媳 孙媳妇',
  '47': '曾孙 曾孙子',
  '48': '曾孙女',
  '51': '父 爸爸',
  '52': '母 妈妈',
  '57': '继父 养父',
  '58': '继母 养母',
  '61': '爷爷',
  '62': '奶奶',
  '63': '外公 姥爷',
  '64': '外婆 姥姥',
  '71': '哥 哥哥 兄长',
  '72': '嫂子',
  '73': '弟弟',
  '74': '弟妹',
  '75': '姐',
  '77': '妹',
  '81': '伯伯',
  '83': '叔叔',
  '85': '舅舅',
  '88': '姨',
  '90': '姑 姑姑',
  '93': '侄 侄儿',
  '95': '外甥子',
  '97': '亲属 亲戚 其他亲戚',
  '99': '保姆 护工 租客 租户 承租人 同住 同住人 寄住 朋友 同事 非亲属关系 其他',
})

function plain(text: string): string {
  return unspaced(halfWidth(text))
}

const labelIndexes = new WeakMap<CodeTable, ReadonlyMap<string, string>>()

/** The code itself or the code of a label. */
function lookUp<Table extends CodeTable>(table: Table, word: string): Extract<keyof Table, string> | undefined {
  if (isCodeOf(table, word)) return word
  const index = labelIndexes.get(table) ?? new Map(Object.entries(table).map(([code, label]) => [label, code]))
  labelIndexes.set(table, index)
  const code = index.get(word)
  return isCodeOf(table, code) ? code : undefined
}

function wordsToCodes<Code extends string>(words: Partial<Record<Code, string>>): ReadonlyMap<string, Code> {
  const entries = Object.entries(words) as [Code, string][]
  return new Map(entries.flatMap(([code, list]) => list.split(' ').map((word) => [word, code] as const)))
}
