import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Attention } from '@/domain/households/codes'
import { accept, type Result, refuse } from '@/domain/result'
import { redTags, yellowTags } from '@/domain/tags/attention'
import { type TagCode, tags } from '@/domain/tags/codes'

/** 颜色规则 (seed row 30): the tags that make a household red, else yellow; any other household is green. */
export type ColourRule = { red: readonly TagCode[]; yellow: readonly TagCode[] }

/** What holds in a street that has set no rule of its own. */
export const standardRule: ColourRule = { red: redTags, yellow: yellowTags }

/** Tags a rule may stand on: those that call for care. Belonging to the party or helping others is no such thing. */
export const colourable: readonly TagCode[] = (Object.keys(tags) as TagCode[]).filter(
  (code) => !['party_member', 'volunteer', 'rented', 'shop'].includes(code),
)

/** What a tag makes of a household by the rule. */
export function colourBy(rule: ColourRule, code: TagCode): Attention {
  return rule.red.includes(code) ? 'red' : rule.yellow.includes(code) ? 'yellow' : 'green'
}

export type ColourRuleRefusal = { kind: 'rule_in_past' } | { kind: 'rule_without_red' } | { kind: 'rule_as_before' }

/** A rule that may come into force: from today on at the earliest, so that past days keep theirs, and different from the one before. */
export function soundRule(
  rule: ColourRule,
  before: ColourRule,
  fromOn: CivilDay,
  today: CivilDay,
): Result<null, ColourRuleRefusal> {
  if (fromOn < today) return refuse({ kind: 'rule_in_past' })
  if (rule.red.length === 0) return refuse({ kind: 'rule_without_red' })
  if (same(rule.red, before.red) && same(rule.yellow, before.yellow)) return refuse({ kind: 'rule_as_before' })
  return accept(null)
}

function same(some: readonly TagCode[], others: readonly TagCode[]): boolean {
  return some.length === others.length && some.every((code) => others.includes(code))
}
