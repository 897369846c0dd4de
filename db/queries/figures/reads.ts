import type { PopulationCode } from '@/domain/figures/populations'

/** Tables whose changes are noted for each area, so that a kept count knows whether it still holds. */
export const countedTables = [
  'cadence_rules',
  'classifications',
  'colour_rules',
  'confirmations',
  'dwellings',
  'follow_ups',
  'form_fields',
  'forms',
  'households',
  'issue_steps',
  'issues',
  'needs',
  'observations',
  'promises',
  'residencies',
  'residents',
  'sign_answers',
  'tag_denials',
  'tags',
  'visitors',
  'visits',
  'whistles',
] as const
export type CountedTable = (typeof countedTables)[number]

// The counters of a household stand for the rows they are made of: who lives there, and when somebody called.
const people = ['residencies', 'residents'] as const
const signs = ['tags', 'sign_answers', 'colour_rules'] as const
const homes = ['households', 'dwellings', 'classifications', ...signs, ...people, 'visits'] as const
const matters = ['issues', 'issue_steps', 'follow_ups'] as const
const guarantees = ['tags', ...people] as const

/** On which tables the numbers of a population stand: while none of them changes, a kept count holds. */
export const reads: Record<PopulationCode, readonly CountedTable[]> = {
  household: homes,
  household_checked: ['households', 'confirmations'],
  household_due: [...homes, 'cadence_rules'],
  household_in: homes,
  household_out: homes,
  resident: people,
  living: people,
  resident_in: people,
  resident_out: people,
  issue_carried: matters,
  issue_new: matters,
  issue_settled: matters,
  issue_open: matters,
  follow_up: matters,
  whistle: ['whistles'],
  visit: ['visits', 'visitors', 'households', 'dwellings'],
  card: ['visits', 'visitors'],
  first_visit: ['visits', 'visitors'],
  team: ['visitors'],
  key_person: guarantees,
  key_person_in: guarantees,
  key_person_out: guarantees,
  hardship: guarantees,
  benefit_household: guarantees,
  benefit_person: guarantees,
  guaranteed_household: [...guarantees, 'households'],
  guaranteed_person: [...guarantees, 'households'],
  answered: [...guarantees, 'tag_denials'],
  relief: guarantees,
  promise_carried: ['promises'],
  promise_new: ['promises'],
  promise_answered: ['promises'],
  promise_open: ['promises'],
  observation: ['observations'],
  form: ['forms'],
  form_field: ['forms', 'form_fields'],
}
