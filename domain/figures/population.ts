import type { Unit } from '@/domain/figures/units'

/** What one row of a population is; decides how its list looks and where it leads. */
export type Subject =
  | 'household'
  | 'resident'
  | 'residency'
  | 'issue'
  | 'visit'
  | 'visitor'
  | 'whistle'
  | 'follow_up'
  | 'tag'
  | 'promise'
  | 'observation'
  | 'form'
  | 'form_field'

/** 总体: the rows a figure counts, and the ways they divide without rest. Every row lies in exactly one part of each way. */
export type Population = {
  label: string
  unit: Unit
  subject: Subject
  /** 'on' counts what holds at the end of the last day, 'within' what happened in the period. */
  time: 'on' | 'within'
  definition: string
  ways: Record<string, { label: string; parts: Readonly<Record<string, string>> }>
}
