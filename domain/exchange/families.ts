import { isDwelling } from '@/domain/dwellings/address'
import type { ParsedFamily, ParsedMember, RefusedRow } from '@/domain/exchange/family'
import { type Finding, notebook } from '@/domain/exchange/findings'
import type { Group, HomeRow } from '@/domain/exchange/grouping'
import { dwellingOf, type Home, said } from '@/domain/exchange/households'
import { memberRow, type RowContext } from '@/domain/exchange/member-row'
import { readMember } from '@/domain/exchange/members'
import { blankCell, cellAt, isBlank } from '@/domain/exchange/sheet'
import { joinedNote } from '@/domain/exchange/source-notes'
import { type Field, householdFields } from '@/domain/exchange/synonyms'
import { parsePhones } from '@/domain/residents/phones'

type ReadGroup = { family?: ParsedFamily; refused: RefusedRow[] }

/** The household a group of rows tells of, and the rows of it that may not come in. */
export function readFamily(group: Group, context: RowContext): ReadGroup {
  const refused: RefusedRow[] = []
  const members: ParsedMember[] = []
  const rowNos: number[] = []
  const vacancyFindings: Finding[] = []
  for (const one of group.rows) {
    const notes = notebook(one.row.rowNo)
    remarkRow(one, notes.report)
    if (isVacancy(one, context)) {
      rowNos.push(one.row.rowNo)
      vacancyFindings.push(...notes.findings)
      continue
    }
    const member = readMember(memberRow(one.row, context, notes))
    if (member) {
      members.push(withHeadPhone(member, one))
      rowNos.push(member.rowNo)
    } else {
      refused.push({ rowNo: one.row.rowNo, reasons: notes.findings, cells: one.row.cells.map(({ text }) => text) })
    }
  }
  if (rowNos.length === 0) return { refused }
  return { family: familyOf(group, members, rowNos, vacancyFindings, context), refused }
}

function remarkRow({ row, filledDown }: HomeRow, report: ReturnType<typeof notebook>['report']) {
  if (row.hidden) report('hidden_row')
  if (row.cells.some(({ struck }) => struck)) report('struck_row')
  if (filledDown) report('filled_down')
}

/** A dwelling with nobody in it: its name column is blank or says 空置, and no cell tells of a person. */
function isVacancy({ row, home }: HomeRow, context: RowContext): boolean {
  const [nameColumn] = context.columns.get('name') ?? []
  const name = nameColumn === undefined ? blankCell : cellAt(row.cells, nameColumn)
  const saysVacant = /^[（(]?(空置?房?屋?|空关房?|空户|无人|无人居住|空置户|闲置)[)）]?$/.test(name.text.trim())
  if (name.error || (!saysVacant && !isBlank(name))) return false
  const dwelling = dwellingOf(home, false)
  if (!isDwelling(dwelling) && !dwelling.addressText) return false
  if (saysVacant) return true
  const ofPerson = [...context.columns].filter(
    ([use]) => !(householdFields as readonly string[]).includes(use) && use !== 'note' && use !== 'ignore',
  )
  return ofPerson.every(([, columns]) => columns.every((column) => isBlank(cellAt(row.cells, column))))
}

function withHeadPhone(member: ParsedMember, { home, isHead }: HomeRow): ParsedMember {
  const text = isHead ? said(home, 'head_phone') : undefined
  if (!text || member.phones.length > 0) return member
  return { ...member, phones: parsePhones(text).phones }
}

function familyOf(
  group: Group,
  members: ParsedMember[],
  rowNos: number[],
  vacant: Finding[],
  context: RowContext,
): ParsedFamily {
  const first = group.rows.find(({ row }) => rowNos.includes(row.rowNo)) ?? group.rows[0]
  const home: Home = new Map(group.rows.toReversed().flatMap((one) => [...one.home]))
  const [stateColumn] = context.columns.get('dwelling_state') ?? []
  const stateIsQuestion = /是否/.test(context.headings.get(stateColumn ?? -1) ?? '')
  const dwelling = dwellingOf(home, stateIsQuestion)
  const notes = notebook(first?.row.rowNo ?? 0)
  if (!isDwelling(dwelling))
    notes.report('dwelling_unmatched', { column: addressColumn(context), raw: dwelling.addressText ?? '' })
  if (group.split) notes.report('second_household')
  const worker = said(home, 'grid_worker')
  const named = {
    householdNumber: said(home, 'household_number'),
    headName: said(home, 'head_name'),
    gridName: said(home, 'grid'),
    gridWorkerName: worker,
  }
  return {
    rowNos,
    dwelling: members.length === 0 && !dwelling.state ? { ...dwelling, state: 'KZ' } : dwelling,
    ...Object.fromEntries(Object.entries(named).filter(([, text]) => text !== undefined)),
    members: worker ? withNote(members, `${headingOf(context, 'grid_worker')}：${worker}`) : members,
    householdTags: [],
    warnings: [...vacant, ...notes.findings],
  }
}

/** What a sheet says of the household beyond its fields stands in the note of the first who is named. */
function withNote(members: ParsedMember[], told: string): ParsedMember[] {
  const [first, ...rest] = members
  const note = joinedNote([first?.note, told])
  return first && note ? [{ ...first, note }, ...rest] : members
}

function headingOf({ columns, headings }: RowContext, use: Field): string {
  return headings.get(columns.get(use)?.[0] ?? -1) ?? ''
}

function addressColumn({ columns }: RowContext): number {
  return columns.get('address')?.[0] ?? columns.get('building')?.[0] ?? columns.get('room')?.[0] ?? 0
}
