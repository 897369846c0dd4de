import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import {
  actForUpdate,
  brokenStays,
  endAct,
  type HouseholdAct,
  isSpokenOf,
  numberTaken,
  removeRow,
  restoreRow,
  rowsHeld,
} from '@/db/queries/household-acts'
import { namesOf } from '@/db/queries/household-file'
import { undoTransfer } from '@/db/queries/transfers'
import type { ActChange } from '@/db/schema/acts'
import { dayOf } from '@/domain/calendar/civil-day'
import { namedActs, undoUntil } from '@/domain/households/acts'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { printOf } from '@/server/households/act-journal'
import { previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { papersMadeWrong, takersText, tellTakers } from '@/server/rosters/wrong-papers'

/**
 * 撤销变更: writes back what an operation changed and takes away what it made, so that every list derived from it stands as
 * before [F32], and whoever took a roster or a file away meanwhile is told [C25]. Refused after its time, and when what it changed was changed again since.
 */
export const undoAct = command({
  name: 'household.undo',
  permission: 'household.edit',
  input: z.object({ actId: z.uuid('请选要撤销的变更'), confirmed }),
  run: (desk) =>
    previewed(desk, async () => {
      const { tx, actor, jurisdiction, now, input } = desk
      const act = await actForUpdate(tx, jurisdiction, input.actId)
      if (!act) return refuse({ kind: 'not_found' })
      if (act.undoneAt) return refuse({ kind: 'already_ended' })
      const until = undoUntil(dayOf(act.doneAt))
      if (dayOf(now) > until) return refuse({ kind: 'too_late', act: act.kind, until })
      const papers = await papersMadeWrong(desk, act)
      if (!(await taken(tx, act))) return refuse({ kind: 'changed_since', act: act.kind })
      if (act.kind === 'transfer_in' && !(await undoTransfer(tx, jurisdiction, act.people[0] ?? '')))
        return refuse({ kind: 'changed_since', act: act.kind })
      await endAct(tx, act.id, now, actor.accountId)

      const names = await namesOf(tx, jurisdiction, act.people)
      const wrong = await papers.after()
      await tellTakers(desk, act, wrong)
      const { householdId, areaCode, kind, on } = act
      return accept({
        value: { id: householdId },
        who: [[`撤销“${namedActs[kind]}”`, ...names.values()].join('　'), ...takersText(wrong)],
        audit: {
          act: 'household.undo',
          subject: 'household',
          subjectId: householdId,
          areaCode,
          householdId,
          detail: { undone: kind, on, told: wrong.length },
        },
      })
    }),
})

/** Takes everything back; false when something of it has been changed or built upon since. */
async function taken(tx: Transaction, { kind, changes }: HouseholdAct): Promise<boolean> {
  for (const change of changes) if (!(await standsAsLeft(tx, change))) return false
  const changed = changes.filter(({ before }) => before !== null)
  const made = changes.filter(({ before }) => before === null)
  const homes = idsOf(changed, 'households')
  const people = [...idsOf(changed, 'residents'), ...(await stayers(tx, changes))]
  if (await numberTaken(tx, unmerged(changed))) return false
  for (const change of made.filter(({ table }) => table === 'residencies' || table === 'tags'))
    await removeRow(tx, change)
  for (const change of changed) await restoreRow(tx, change)
  for (const table of ['residents', 'households', 'dwellings'] as const)
    for (const change of made.filter((one) => one.table === table)) {
      if (await isSpokenOf(tx, change)) return false
      await removeRow(tx, change)
    }
  // what a mended fault goes back to was broken before
  return kind === 'mend' || (await brokenStays(tx, people, homes)) === 0
}

/** True while what the operation wrote still says what it said. */
async function standsAsLeft(tx: Transaction, { table, id, before, after }: ActChange): Promise<boolean> {
  const row = (await rowsHeld(tx, table, [id])).get(id)
  if (row === undefined) return false
  if (before === null) return printOf(row) === after.print
  return Object.keys(after).every((name) => same(row[name], after[name]))
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const idsOf = (changes: ActChange[], table: ActChange['table']) =>
  changes.filter((change) => change.table === table).map(({ id }) => id)

/** The records of a person that stand for themselves again, with the one they went into. */
function unmerged(changes: ActChange[]): string[] {
  const merged = changes.some(({ after }) => after.merged_into_id)
  return merged ? idsOf(changes, 'residents') : []
}

/** Whose stays the operation touched. */
async function stayers(tx: Transaction, changes: ActChange[]): Promise<string[]> {
  const rows = await rowsHeld(tx, 'residencies', idsOf(changes, 'residencies'))
  return [...rows.values()].map(({ resident_id }) => String(resident_id))
}
