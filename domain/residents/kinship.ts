import { type Kinship, kinships, type Sex } from '@/domain/residents/codes'

const male: readonly Kinship[] = [
  '11',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
  '29',
  '41',
  '43',
  '46',
  '47',
  '51',
  '53',
  '55',
  '57',
  '61',
  '63',
  '66',
  '71',
  '73',
  '76',
  '78',
  '81',
  '83',
  '85',
  '87',
  '89',
  '93',
  '95',
]
const female: readonly Kinship[] = [
  '12',
  '30',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
  '38',
  '39',
  '42',
  '44',
  '45',
  '48',
  '52',
  '54',
  '56',
  '58',
  '62',
  '64',
  '67',
  '72',
  '74',
  '75',
  '77',
  '82',
  '84',
  '86',
  '88',
  '90',
  '94',
  '96',
]

/** The sex a relation to the head implies, if it implies one. */
export function sexOfKinship(kinship: Kinship): '1' | '2' | undefined {
  if (male.includes(kinship)) return '1'
  return female.includes(kinship) ? '2' : undefined
}

/** The finer code once the sex is known: 配偶 → 夫 or 妻, 父母 → 父亲 or 母亲. */
export function refineKinship(kinship: Kinship, sex: Sex | undefined): Kinship {
  if (sex !== '1' && sex !== '2') return kinship
  if (kinship === '10') return sex === '1' ? '11' : '12'
  if (kinship === '50') return sex === '1' ? '51' : '52'
  return kinship
}

/** The relation as a file shows it: 丈夫, 妻子, 儿子, 女儿 instead of the table's single characters. */
export function kinshipLabel(kinship: Kinship, sex?: Sex): string {
  const refined = refineKinship(kinship, sex)
  return spoken[refined] ?? kinships[refined]
}

const spoken: Partial<Record<Kinship, string>> = {
  '11': '丈夫',
  '12': '妻子',
  '20': '儿子',
  '30': '女儿',
  '71': '哥哥',
  '72': '嫂子',
  '73': '弟弟',
}

/** The relations only somebody of this sex can have. */
export function kinshipsOfSex(sex: '1' | '2'): readonly Kinship[] {
  return sex === '1' ? male : female
}
