import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Attention } from '@/domain/households/codes'
import { type TagCode, tags } from '@/domain/tags/codes'

/** The tags that make a household red or yellow where a street has set no rule of its own (domain/tags/colour-rule). */
export const redTags: readonly TagCode[] = [
  'living_alone',
  'lonely_elder',
  'lost_only_child',
  'disabled_elder',
  'key_person',
]
export const yellowTags: readonly TagCode[] = [
  'unemployed',
  'minimum_living',
  'low_income_edge',
  'destitute',
  'hardship_family',
  'elders_only',
  'empty_nest',
  'half_disabled_elder',
  'dementia',
  'disability',
  'serious_illness',
  'child_in_need',
  'orphan',
  'unsupported_child',
  'left_behind_child',
]

/** A colour set by a person stands until its day; then the rule speaks again. */
export type Override = { attention: Attention | null; reason: string | null; until: CivilDay | null }

export type Coloured = { colour: Attention; because: string; byHand: boolean; until: CivilDay | null }

/** The colour of a household on `day` by the rule of its street in force then, and the words of why. */
export function attentionOn(
  day: CivilDay,
  override: Override,
  held: readonly TagCode[],
  rule: { red: readonly TagCode[]; yellow: readonly TagCode[] } = { red: redTags, yellow: yellowTags },
): Coloured {
  if (override.attention && (override.until === null || override.until >= day)) {
    return { colour: override.attention, because: override.reason ?? '人工指定', byHand: true, until: override.until }
  }
  for (const [colour, codes] of [
    ['red', rule.red],
    ['yellow', rule.yellow],
  ] as const) {
    const hits = codes.filter((code) => held.includes(code))
    if (hits.length > 0)
      return { colour, because: hits.map((code) => tags[code].label).join('、'), byHand: false, until: null }
  }
  return { colour: 'green', because: '没有命中红、黄规则', byHand: false, until: null }
}
