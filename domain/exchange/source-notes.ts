import type { FindingKind } from '@/domain/exchange/findings'
import type { MemberRow } from '@/domain/exchange/member-row'
import { maskText } from '@/domain/residents/masks'

/** Remarks about cells that no field could take; what stood there goes to the note. */
const homeless: readonly FindingKind[] = [
  'word_unknown',
  'tag_unknown',
  'relation_unknown',
  'birth_unreadable',
  'date_unreadable',
  'phone_damaged',
  'disability_code_set',
]

/**
 * 来源备注: the note of a row, with the heading before whatever came from a column or a cell that no field could take,
 * so that nothing an office wrote is lost. ID numbers and mobile numbers in it are masked; the file itself keeps them.
 */
export function sourceNote(row: MemberRow): string | undefined {
  const heading = (column: number) => row.context.headings.get(column) ?? ''
  const own = row.filled('note').map(({ column, cell }) => headed(heading(column), cell.text.trim()))
  const unread = row.findings.flatMap(({ kind, column, raw }) =>
    homeless.includes(kind) && column !== undefined && raw ? [`${heading(column)}：${raw}`] : [],
  )
  return joinedNote([...own, ...unread])
}

/** Pieces of a note as one text. */
export function joinedNote(pieces: readonly (string | undefined)[]): string | undefined {
  const told = [...new Set(pieces.filter((piece) => piece !== undefined && piece !== ''))]
  return told.length > 0 ? maskText(told.join('；')) : undefined
}

/** What of a note does not stand in another one yet. */
export function missingFrom(kept: string | null, note: string | undefined): string | undefined {
  const pieces = note?.split('；').filter((piece) => !kept?.includes(piece)) ?? []
  return pieces.length > 0 ? pieces.join('；') : undefined
}

function headed(heading: string, text: string): string {
  return heading === '' || /^(备\s*注|说明|其他)/.test(heading) ? text : `${heading}：${text}`
}
