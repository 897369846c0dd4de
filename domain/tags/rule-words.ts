import { type TagCode, tags } from '@/domain/tags/codes'
import { advancedFrom, centenarianFrom, elderFrom } from '@/domain/tags/derive'

/** The rule of each tag that follows from facts, in one sentence (standards §1.6). */
const ruleWords: Partial<Record<TagCode, string>> = {
  living_alone: `现住只有 1 人，且满 ${elderFrom} 周岁。户在人不在、空挂的不算；有人出生日期未核实时不推算。`,
  elders_only: `现住 2 人以上，人人满 ${elderFrom} 周岁。户在人不在、空挂的不算；有人出生日期未核实时不推算。`,
  advanced_age: `满 ${advancedFrom} 周岁，生日当天起算。`,
  centenarian: `满 ${centenarianFrom} 周岁，生日当天起算。`,
  party_member: '政治面貌为中共党员或中共预备党员。',
}

/** What puts a tag on somebody: the sentence of its rule, or what has to be shown. */
export function groundsOf(code: TagCode): string {
  const known = ruleWords[code]
  if (known) return known
  return tags[code].source === 'benefit'
    ? '由主管部门批准，凭文号、证件或结论添加。'
    : '由走访的人按所见所闻添加，写明依据更好。'
}

/** Who may see a tag. */
export function seersOf(code: TagCode): string {
  return tags[code].sensitive ? '居民区书记、网格长（街道看不到）' : '居民区书记、网格长、街道干部'
}
