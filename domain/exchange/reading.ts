import { readFamily } from '@/domain/exchange/families'
import type { ParsedFamily, ParsedMember, RefusedRow, SheetReading } from '@/domain/exchange/family'
import { type Finding, notebook } from '@/domain/exchange/findings'
import { groupRows } from '@/domain/exchange/grouping'
import { mergedMember, withDuplicates, withHead } from '@/domain/exchange/heads'
import type { Mapping } from '@/domain/exchange/mapping'
import { type ReadingOptions, rowContext } from '@/domain/exchange/member-row'
import { sortRows } from '@/domain/exchange/rows'
import type { Sheet } from '@/domain/exchange/sheet'
import { tagOf } from '@/domain/tags/tag'

/**
 * A sheet read by a mapping. Every row ends in exactly one place: in a household, refused with its reasons, or dropped
 * with a reason. ID numbers are never guessed; one that stands in two households refuses every row that carries it.
 */
export function readSheet(sheet: Sheet, mapping: Mapping, options: ReadingOptions = {}): SheetReading {
  const { rows, dropped, title } = sortRows(sheet, mapping)
  const context = rowContext(mapping, sheet.date1904, options)
  const read = groupRows(rows, context).map((group) => readFamily(group, context))
  const found = read.flatMap(({ family }) => (family ? [family] : []))
  const cellsOf = (rowNo: number) => (sheet.rows[rowNo - 1] ?? []).map(({ text }) => text)
  const { families, refused } = withoutRivals(found, cellsOf)
  const finished = families.map(withMergedTwins).map(withHead).map(withDuplicates).map(withHouseholdTags)
  const refusedRows = [...read.flatMap((one) => one.refused), ...refused].sort((a, b) => a.rowNo - b.rowNo)
  return {
    mapping,
    title,
    families: finished,
    refused: refusedRows,
    dropped,
    findings: allFindings(sheet, finished, refusedRows),
  }
}

/** One person in two households is in neither until somebody says which. */
function withoutRivals(families: ParsedFamily[], cellsOf: (rowNo: number) => string[]) {
  const homes = new Map<string, Set<ParsedFamily>>()
  for (const family of families) {
    for (const { idNumber } of family.members) {
      if (idNumber) homes.set(idNumber, (homes.get(idNumber) ?? new Set()).add(family))
    }
  }
  const refused: RefusedRow[] = []
  const kept = families.flatMap((family) => {
    const isRival = ({ idNumber }: ParsedMember) => idNumber !== undefined && (homes.get(idNumber)?.size ?? 0) > 1
    const rivals = family.members.filter(isRival)
    if (rivals.length === 0) return [family]
    refused.push(...rivals.map((member) => refusedTwin(member, cellsOf(member.rowNo))))
    const gone = new Set(rivals.map(({ rowNo }) => rowNo))
    const rowNos = family.rowNos.filter((rowNo) => !gone.has(rowNo))
    return rowNos.length === 0
      ? []
      : [{ ...family, rowNos, members: family.members.filter((member) => !isRival(member)) }]
  })
  return { families: kept, refused }
}

function refusedTwin({ rowNo, idNumber = '', warnings }: ParsedMember, cells: string[]): RefusedRow {
  const { findings, report } = notebook(rowNo)
  report('id_in_two_households', { column: 0, raw: idNumber })
  return { rowNo, reasons: [...findings, ...warnings], cells }
}

/** The same number twice in one household is one person. */
function withMergedTwins(family: ParsedFamily): ParsedFamily {
  const members: ParsedMember[] = []
  for (const member of family.members) {
    const place = members.findIndex(({ idNumber }) => idNumber !== undefined && idNumber === member.idNumber)
    const twin = members[place]
    if (twin) members[place] = mergedMember(twin, member)
    else members.push(member)
  }
  return { ...family, members }
}

/** Tags about the household that any member carries. */
function withHouseholdTags(family: ParsedFamily): ParsedFamily {
  const codes = family.members.flatMap(({ tags }) => tags.map(({ code }) => code))
  return { ...family, householdTags: [...new Set(codes)].filter((code) => tagOf(code).about === 'household') }
}

function allFindings(sheet: Sheet, families: ParsedFamily[], refused: RefusedRow[]): Finding[] {
  const { findings, report } = notebook(0)
  if (sheet.hidden) report('hidden_sheet')
  const ofFamilies = families.flatMap(({ members, warnings }) => [
    ...warnings,
    ...members.flatMap((member) => member.warnings),
  ])
  const rest = [...ofFamilies, ...refused.flatMap(({ reasons }) => reasons)]
  return [...findings, ...rest.sort((a, b) => a.rowNo - b.rowNo)]
}
