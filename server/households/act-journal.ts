import 'server-only'
import { createHash } from 'node:crypto'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { type ActRow, type ActTable, insertAct, rowsHeld } from '@/db/queries/household-acts'
import type { ActChange } from '@/db/schema/acts'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { NamedAct } from '@/domain/households/acts'

/** What a named operation was about. */
export type ActFacts = {
  kind: NamedAct
  areaCode: AreaCode
  householdId: string
  otherId?: string | null
  on: CivilDay
  people: readonly string[]
  place?: string | null
}

/** Notes the rows of an operation before they change, so that it can be taken back. */
export type Journal = {
  /** Before rows are changed. */
  watch: (table: ActTable, ids: readonly string[]) => Promise<void>
  /** For rows the operation makes. */
  made: (table: ActTable, id: string) => void
  /** Once everything is written. */
  keep: (facts: ActFacts, at: Date, by: string) => Promise<void>
}

/** An empty journal of one operation. */
export function openJournal(tx: Transaction): Journal {
  const before = new Map<ActTable, Map<string, ActRow | null>>()
  const noted = (table: ActTable) => {
    const rows = before.get(table) ?? new Map<string, ActRow | null>()
    before.set(table, rows)
    return rows
  }
  return {
    watch: async (table, ids) => {
      const rows = noted(table)
      const held = await rowsHeld(
        tx,
        table,
        ids.filter((id) => !rows.has(id)),
      )
      for (const [id, row] of held) rows.set(id, row)
    },
    made: (table, id) => noted(table).set(id, null),
    keep: async ({ otherId = null, people, ...facts }, at, by) => {
      const changes: ActChange[] = []
      for (const [table, rows] of before) {
        const after = await rowsHeld(tx, table, [...rows.keys()])
        for (const [id, row] of rows) changes.push(...changeOf(table, id, row, after.get(id)))
      }
      await insertAct(tx, { id: newId(), ...facts, otherId, people: [...people], changes, doneAt: at, doneBy: by })
    },
  }
}

/** Columns that say when and how often a row was written, not what it says. */
const bookkeeping: readonly string[] = ['version', 'recorded_at']
/** The same number is sealed differently each time; what a row says of it stands in its mask. */
const sealed: readonly string[] = ['id_cipher', 'id_index', 'phone_cipher', 'phone_index']

/** Tells whether a row an operation made still says what it said. */
export function printOf(row: ActRow): string {
  const said = Object.entries(row).filter(([column]) => !bookkeeping.includes(column) && !sealed.includes(column))
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

function changeOf(table: ActTable, id: string, before: ActRow | null, after: ActRow | undefined): ActChange[] {
  if (!after) return []
  if (!before) return [{ table, id, before: null, after: { print: printOf(after) } }]
  const changed = Object.keys(after).filter(
    (column) => !bookkeeping.includes(column) && JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  )
  if (changed.length === 0) return []
  const of = (row: ActRow) => Object.fromEntries(changed.map((column) => [column, row[column]]))
  return [{ table, id, before: of(before), after: of(after) }]
}
