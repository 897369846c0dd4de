import { dwellingStates, dwellingUses, tenures } from '@/domain/dwellings/codes'

const word = (table: Record<string, string>) => (code: string) => table[code] ?? code

/** The fields of a dwelling a form may change, with their words and the words of their codes. */
export const dwellingWords: Record<string, { label: string; shown?: (value: string) => string }> = {
  use: { label: '用途', shown: word(dwellingUses) },
  state: { label: '居住情况', shown: word(dwellingStates) },
  tenure: { label: '产权', shown: word(tenures) },
  ownerName: { label: '产权人' },
  areaSqm: { label: '面积' },
  businessName: { label: '商户名称' },
  note: { label: '房屋情况' },
}
