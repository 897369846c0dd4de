import 'server-only'
import type { HouseholdRow } from '@/db/queries/households'
import type { PersonRow } from '@/db/queries/rosters/people'
import type { FieldPolicy } from '@/domain/access/fields'
import { labelOf } from '@/domain/codes'
import type { HouseholdColumn } from '@/domain/households/columns'
import { sexes } from '@/domain/residents/codes'
import { shownBirth, shownName, shownPhone } from '@/domain/residents/shown'
import { sinceOn } from '@/domain/rosters/changes'
import { type answerColumns, type PersonColumn, personColumns } from '@/domain/rosters/columns'
import { tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { cellOf, paperColumns, sheetColumns } from '@/server/households/household-cells'
import { householdItem } from '@/server/households/household-item'
import type { AskedRoster } from '@/server/rosters/roster-query'

type LedgerHead = { label: string; width?: string; align?: 'c' | 'n' | 'tight' }
type Cell = string | number

const people: Record<PersonColumn, Omit<LedgerHead, 'label'> & { sheet: number }> = {
  name: { width: '26mm', sheet: 12 },
  sex: { width: '14mm', align: 'c', sheet: 6 },
  age: { width: '14mm', align: 'n', sheet: 6 },
  born: { width: '28mm', align: 'c', sheet: 12 },
  address: { width: '70mm', sheet: 30 },
  phone: { width: '34mm', align: 'c', sheet: 16 },
  tags: { width: '34mm', sheet: 24 },
  minimum_living: { width: '14mm', align: 'c', sheet: 6 },
  disability: { width: '14mm', align: 'c', sheet: 6 },
  preferential: { width: '14mm', align: 'c', sheet: 6 },
  unemployed: { width: '14mm', align: 'c', sheet: 6 },
  since: { width: '28mm', align: 'c', sheet: 12 },
  moved: { width: '28mm', align: 'c', sheet: 12 },
}

/** Not for paper that goes from hand to hand to be signed: what others need not know of a person or a household. */
const unprinted = new Set([
  '标签',
  '低保',
  '残疾',
  '优抚',
  '失业',
  '类别',
  '关注',
  '上次联系',
  '下次联系',
  '未了答应事项',
  '在办诉求',
])

/** The columns of a roster, as a page, paper and a workbook head them; `printed` are the places of those on paper. */
export function rosterColumns({ condition, columns }: AskedRoster) {
  const home = condition.about === 'household'
  const ofPeople = columns as PersonColumn[]
  const all: LedgerHead[] = home
    ? paperColumns(columns as HouseholdColumn[])
    : ofPeople.map((column) => {
        const { sheet: _, ...head } = people[column]
        return { label: personColumns[column], ...head }
      })
  return {
    heads: all.map(({ label }) => label),
    printed: all.flatMap(({ label }, at) => (unprinted.has(label) ? [] : [at])),
    paper: all.filter(({ label }) => !unprinted.has(label)),
    sheet: home
      ? sheetColumns(columns as HouseholdColumn[])
      : ofPeople.map((column) => ({ heading: personColumns[column], width: people[column].sheet })),
  }
}

/** A person of a roster in its columns, masked for the reader. */
export function personCells(row: PersonRow, { band, as, columns }: AskedRoster, fields: FieldPolicy): Cell[] {
  const answer = (code: AnswerColumn) => () => (showsTag(fields, code) ? answerOf(row, code) : '')
  const cells: Record<PersonColumn, () => Cell> = {
    name: () => shownName(fields, row.name),
    sex: () => labelOf(sexes, row.sex),
    age: () => shownBirth(fields, row.born_on, row.birth_precision, as.day).age ?? '未核实',
    born: () => shownBirth(fields, row.born_on, row.birth_precision, as.day).bornOn ?? '',
    address: () => row.address ?? '',
    phone: () => shownPhone(fields, row.phone_masked) ?? '',
    tags: () =>
      (row.tags ?? [])
        .filter((code) => showsTag(fields, code))
        .map((code) => tags[code].label)
        .join('、'),
    minimum_living: answer('minimum_living'),
    disability: answer('disability'),
    preferential: answer('preferential'),
    unemployed: answer('unemployed'),
    since: () => sinceOn(factsOf(row), band),
    moved: () => row.stay_from,
  }
  return (columns as PersonColumn[]).map((column) => cells[column]())
}

type AnswerColumn = (typeof answerColumns)[number]

/** 是 by a tag, 否 where somebody said so since; blank is not known. */
function answerOf({ tags: held, granted, denied }: PersonRow, code: AnswerColumn): string {
  if (held?.includes(code) || granted?.includes(code)) return '是'
  return denied?.includes(code) ? '否' : ''
}

function factsOf(row: PersonRow) {
  const { stay_from: stayFrom, born_on: bornOn, birth_precision: precision, tag_from: tagFrom } = row
  return { stayFrom, bornOn, precision, tagFrom, needFrom: row.need_from }
}

/** A household of a roster in its columns. */
export function householdCells(row: HouseholdRow, { as, columns }: AskedRoster, fields: FieldPolicy): Cell[] {
  const item = householdItem(row, fields, as.day)
  return (columns as HouseholdColumn[]).map((column) => cellOf(column, item, as.day))
}
