import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { areasNamed } from '@/db/queries/areas'
import { closingForUpdate, insertVersion, lastVersion, monthVersion } from '@/db/queries/rosters/versions'
import { fieldPolicyOf } from '@/domain/access/fields'
import { dayOf, lastOfMonth } from '@/domain/calendar/civil-day'
import { canonical } from '@/domain/reports/canonical'
import { accept, refuse } from '@/domain/result'
import { rosterSubjects } from '@/domain/rosters/codes'
import { conditionWords } from '@/domain/rosters/condition'
import { mostFrozen } from '@/domain/rosters/versions'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { encrypt } from '@/server/protection/field-cipher'
import { sha256 } from '@/server/reports/freeze-report'
import { rosterColumns } from '@/server/rosters/roster-columns'
import { rosterText } from '@/server/rosters/roster-ledger'
import { type AskedRoster, askedRoster, type RosterQuery, rosterQuery } from '@/server/rosters/roster-query'
import { rosterCount, rosterRows } from '@/server/rosters/roster-rows'
import { sealedField, textOf, type VersionContent } from '@/server/rosters/version-content'

/**
 * 定版: a roster of a day with everybody on it and everything its columns say, as it was known, sealed and chained to the version
 * before. It never changes: a wrong one is declared void and a new one made (standards §6).
 */
export const freezeRoster = command({
  name: 'roster.freeze',
  permission: 'roster.read',
  pool: 'reports',
  input: z.object({
    /** The address of the roster, without its path, its code among it. */
    stated: z.string().max(2000),
    label: line(40),
    reason: z.string('请写做什么用').trim().min(2, '至少 2 个字').max(100, '最多 100 个字'),
    /** Set by the end of a month. */
    monthly: z.literal('on').nullish(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const stated = Object.fromEntries(new URLSearchParams(input.stated))
    const query = rosterQuery.parse({ ...stated, after: undefined })
    const roster = askedRoster({ actor, jurisdiction, fields: fieldPolicyOf(actor.role), now, query })
    if (!roster) return refuse({ kind: 'not_found' })
    const { as, place } = roster
    if (as.day > dayOf(now)) return refuse({ kind: 'in_future' })
    const count = await rosterCount(tx, roster)
    if (count > mostFrozen) return refuse({ kind: 'too_many_frozen', count })
    const areaCode = place.within.lo
    const list = listOf(query)
    const before = await lastVersion(tx, areaCode, list)
    const monthly = input.monthly === 'on'
    if (monthly) {
      const kept = await closingForUpdate(tx, areaCode, query.code)
      if (!kept || as.day !== lastOfMonth(as.day) || !as.known) return refuse({ kind: 'not_kept' })
      const number = await monthVersion(tx, areaCode, list, as.day)
      if (number) return refuse({ kind: 'month_frozen', number })
    }
    const head = { number: (before?.number ?? 0) + 1, label: input.label || roster.label, previous: before?.hash }
    const content = await contentOn(tx, roster, { ...head, by: actor.name, reason: input.reason, now })
    const id = newId()
    const text = textOf(content)
    await insertVersion(tx, {
      ...{ id, areaCode, list, number: head.number, code: query.code, label: head.label, monthly },
      ...{ about: roster.condition.about, query: rosterText({ ...query, on: undefined, known: undefined }) },
      ...{ onDay: as.day, knownAt: new Date(content.knownAt), reason: input.reason, rows: content.lines.length },
      ...{ rowIds: content.lines.map((one) => one.id), content: encrypt(text, id, sealedField), hash: sha256(text) },
      ...{ previousHash: content.previousHash, frozenAt: now, frozenBy: actor.accountId, frozenByName: actor.name },
    })
    return accept({
      value: { id },
      audit: {
        act: 'roster.freeze',
        subject: 'roster',
        subjectId: query.code,
        areaCode,
        purpose: input.reason,
        detail: { version: id, number: head.number, on: as.day, rows: content.lines.length, hash: sha256(text) },
      },
    })
  },
})

/** The same for every version of one list in one area: what is asked; not the day, and not how it is shown. */
export function listOf(query: RosterQuery): string {
  const { on: _, known: __, cols: ___, area: ____, ...asked } = rosterText(query)
  return createHash('sha256').update(canonical(asked)).digest('base64url').slice(0, 22)
}

type Head = { number: number; label: string; previous: string | undefined; by: string; reason: string; now: Date }

async function contentOn(tx: Transaction, roster: AskedRoster, head: Head): Promise<VersionContent> {
  const { as, place, condition } = roster
  const { number, label, previous, by, reason, now } = head
  const { heads, paper, printed, sheet } = rosterColumns(roster)
  const [office, distant] = [{ fields: fieldPolicyOf('secretary') }, { fields: fieldPolicyOf('street_cadre') }]
  const lines: VersionContent['lines'] = []
  for await (const rows of rosterRows(tx, roster))
    for (const row of rows) {
      const { id, cells } = row(office)
      lines.push({ id, office: cells, distant: row(distant).cells })
    }
  const [here] = await areasNamed(tx, [place.within.lo])
  return {
    ...{ number, label, by, reason, heads, paper, printed, sheet, lines },
    ...{ where: here?.name ?? '', words: conditionWords(condition).map((word) => word.label) },
    ...{ unit: rosterSubjects[condition.about], onDay: as.day, knownAt: (as.known ?? now).toISOString() },
    ...{ frozenAt: now.toISOString(), previousHash: previous ?? null },
  }
}
