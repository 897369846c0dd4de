import 'server-only'
import type { RosterVersion } from '@/db/queries/rosters/versions'
import type { FieldPolicy } from '@/domain/access/fields'
import { canonical } from '@/domain/reports/canonical'
import { rosterSubjects } from '@/domain/rosters/codes'
import { decrypt } from '@/server/protection/field-cipher'
import { sha256 } from '@/server/reports/freeze-report'

type Cell = string | number
type Head = { label: string; width?: string; align?: 'c' | 'n' | 'tight' }

/** What is frozen of a roster: its head, its columns as a page, paper and a workbook have them, and its lines for either eyes. */
export type VersionContent = {
  number: number
  label: string
  where: string
  words: string[]
  unit: string
  onDay: string
  knownAt: string
  frozenAt: string
  by: string
  reason: string
  heads: string[]
  /** The columns on paper, and their places among all. */
  paper: Head[]
  printed: number[]
  sheet: { heading: string; width: number }[]
  /** `office` for who keeps the files, `distant` for who sees them masked. */
  lines: { id: string; office: Cell[]; distant: Cell[] }[]
  previousHash: string | null
}

/** The field a version is sealed as. */
export const sealedField = 'roster_version'

/** A version as it was frozen, and whether it still is what its hash was taken over. */
export function contentOf(version: RosterVersion): { content: VersionContent; whole: boolean } {
  const text = decrypt(version.content, version.id, sealedField)
  return { content: JSON.parse(text), whole: sha256(text) === version.hash }
}

/** True once the lines of a version were cleaned: what is left is its head, and the hash of what it was. */
export const isCleaned = ({ content }: Pick<RosterVersion, 'content'>): boolean => content === ''

/** What stands in the place of the content that was cleaned. */
export function cleanedContent({ about, previousHash }: RosterVersion) {
  const unit = rosterSubjects[about]
  return {
    where: '',
    words: [] as string[],
    unit,
    heads: [] as string[],
    lines: [] as VersionContent['lines'],
    previousHash,
  }
}

/** The characters the hash is taken over. */
export const textOf = (content: VersionContent): string => canonical(content)

/** The lines of a version as a reader may see them. */
export function linesFor(
  fields: FieldPolicy,
  { lines }: Pick<VersionContent, 'lines'>,
): { id: string; cells: Cell[] }[] {
  const eyes = fields.sensitive === 'shown' ? 'office' : 'distant'
  return lines.map(({ id, [eyes]: cells }) => ({ id, cells }))
}
