import { type HouseholdColumn, householdColumns } from '@/domain/households/columns'
import type { RosterSubject } from '@/domain/rosters/codes'

/** Columns a roster of people may show, print and export. */
export const personColumns = {
  name: '姓名',
  sex: '性别',
  age: '周岁',
  born: '出生日期',
  address: '住址',
  phone: '电话',
  tags: '标签',
  minimum_living: '低保',
  disability: '残疾',
  preferential: '优抚',
  unemployed: '失业',
  since: '入册日',
  moved: '入住日',
} as const
/** Columns that answer yes or no about a tag; blank is not known (K8). */
export const answerColumns = ['minimum_living', 'disability', 'preferential', 'unemployed'] as const
export type PersonColumn = keyof typeof personColumns
export type RosterColumn = PersonColumn | HouseholdColumn

const usualOf: Record<RosterSubject, readonly RosterColumn[]> = {
  resident: ['name', 'sex', 'age', 'address', 'phone', 'tags', 'since'],
  household: ['address', 'number', 'head', 'members', 'class', 'colour', 'tags', 'last'],
}
const allOf: Record<RosterSubject, Partial<Record<RosterColumn, string>>> = {
  resident: personColumns,
  household: householdColumns,
}
/** Who or where a line is about; without it a line says nothing. */
const firstOf: Record<RosterSubject, RosterColumn> = { resident: 'name', household: 'address' }

/** What a roster of people or of households may show, by code. */
export function rosterColumnsOf(about: RosterSubject): { code: RosterColumn; label: string }[] {
  return Object.entries(allOf[about]).map(([code, label]) => ({ code: code as RosterColumn, label }))
}

/** The chosen columns, whom the line is about always first; the usual ones when none is chosen. */
export function rosterColumnsChosen(about: RosterSubject, chosen: readonly string[]): RosterColumn[] {
  const first = firstOf[about]
  const known = rosterColumnsOf(about).flatMap(({ code }) => (code !== first && chosen.includes(code) ? [code] : []))
  return known.length > 0 ? [first, ...known] : [...usualOf[about]]
}
