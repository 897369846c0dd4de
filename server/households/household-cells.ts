import 'server-only'
import { type CivilDay, daysBetween } from '@/domain/calendar/civil-day'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions, contactChannels, contactClasses } from '@/domain/households/codes'
import { type HouseholdColumn, householdColumns } from '@/domain/households/columns'
import { visitModes, visitOutcomes } from '@/domain/visits/codes'
import type { HouseholdItem } from '@/server/households/household-item'

type Cell = (item: HouseholdItem, day: CivilDay) => string | number

const word = (table: Record<string, string>, code: string | null) => (code ? (table[code] ?? code) : '')

/** Each column in plain words: what a workbook holds and a ledger prints, the same values as the screen. */
const cells: Record<HouseholdColumn, Cell> = {
  address: ({ address }) => address,
  head: ({ head }) => head ?? '待定',
  members: ({ members }) => members,
  class: ({ contactClass }) => (contactClass ? `${contactClass} ${contactClasses[contactClass]}` : '待分类'),
  colour: ({ colour }) => attentions[colour],
  tags: ({ tags }) => tags.map(({ label }) => label).join('、'),
  last: ({ lastOn, lastMode, lastOutcome }) =>
    lastOn ? [lastOn, word(visitModes, lastMode), word(visitOutcomes, lastOutcome)].join(' ') : '从未走访',
  next: ({ nextOn, reached }, day) =>
    !reached ? '从未走访' : nextOn < day ? `超 ${daysBetween(nextOn, day)} 天` : nextOn,
  responsible: ({ responsible }) => responsible ?? '',
  number: ({ number }) => number,
  grid: ({ grid }) => grid ?? '',
  channel: ({ channel }) => word(contactChannels, channel),
  language: ({ language }) => language ?? '',
  promises: ({ promises }) => promises,
  issues: ({ issues }) => issues,
  use: ({ use }) => word(dwellingUses, use),
  state: ({ state }) => word(dwellingStates, state),
  confirmed: ({ confirmedOn }) => confirmedOn ?? '未核实',
}

export function cellOf(column: HouseholdColumn, item: HouseholdItem, day: CivilDay): string | number {
  return cells[column](item, day)
}

const widths: Partial<Record<HouseholdColumn, number>> = {
  address: 30,
  tags: 24,
  last: 24,
  members: 8,
  class: 10,
  colour: 8,
}

/** The chosen columns as a workbook heads them. */
export function sheetColumns(columns: readonly HouseholdColumn[]) {
  return columns.map((column) => ({ heading: householdColumns[column], width: widths[column] ?? 14 }))
}

const paper: Partial<Record<HouseholdColumn, { width: string; align?: 'c' | 'n' | 'tight' }>> = {
  address: { width: '48mm' },
  tags: { width: '44mm' },
  last: { width: '42mm', align: 'tight' },
  next: { width: '24mm', align: 'tight' },
  members: { width: '12mm', align: 'n' },
  class: { width: '18mm', align: 'c' },
  colour: { width: '12mm', align: 'c' },
}

/** The chosen columns as paper heads them. */
export function paperColumns(columns: readonly HouseholdColumn[]) {
  return columns.map((column) => ({ label: householdColumns[column], ...paper[column] }))
}
