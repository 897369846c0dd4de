import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import type { Database } from '@/db/client'
import { dwellings } from '@/db/schema/dwellings'
import { households } from '@/db/schema/households'
import { addDays, type CivilDay, instantOf } from '@/domain/calendar/civil-day'
import type { Context } from '@/server/context'
import { dwellingTexts, editDwelling } from '@/server/dwellings/edit-dwelling'
import { changeHead } from '@/server/households/change-head'
import { changeRelations } from '@/server/households/change-relations'
import { editHousehold, textsOf } from '@/server/households/edit-household'
import { householdFile } from '@/server/households/household-file'
import { addTag } from '@/server/tags/add-tag'
import { contextOf, eastCommittee, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const first: CivilDay = '2026-10-01'
const home = await owner.transaction(async (tx) => {
  await tx.execute(sql`select set_config('app.now', '2026-01-01T00:00:00Z', true)`)
  return givenHousehold(tx as unknown as Database, {
    people: [{ name: '马文祥' }, { name: '王秀兰', relation: '10' }, { name: '马建军', relation: '20' }],
    fromOn: '2026-01-01',
  })
})
const { id } = home
type Form = Record<string, string | null>
const filled = (values: Form, changes: Form) => ({
  ...values,
  ...changes,
  ...Object.fromEntries(Object.entries(values).map(([field, value]) => [`was.${field}`, value])),
})
const onFile = (as: Context) =>
  withActor(as.db, secretary, as.now, async (tx) => {
    const [row] = await tx.select().from(households).where(eq(households.id, id))
    const [door] = await tx.select().from(dwellings).where(eq(dwellings.id, home.dwellingId))
    if (!row || !door) throw new Error('no such household')
    return { row, door }
  })
const edited = async (as: Context, changes: Form) =>
  editHousehold(as, { id, ...filled(textsOf((await onFile(as)).row), changes) })
const refitted = async (as: Context, changes: Form) =>
  editDwelling(as, { householdId: id, ...filled(dwellingTexts((await onFile(as)).door), changes) })

/** What may be done to a file on a day, each as its form does it. */
const edits: Record<string, (as: Context, at: number, day: CivilDay) => Promise<{ ok: boolean }>> = {
  language: (as, at) => edited(as, { language: ['藏语', '方言', null][at % 3] ?? null }),
  class: (as, at) => edited(as, { contactClass: at % 2 === 0 ? 'B' : 'C', classReason: `回访第${at}次` }),
  note: (as, at) => edited(as, { note: at % 3 === 0 ? null : `备注${at}` }),
  state: (as, at) => refitted(as, { state: ['ZZ', 'CZ', 'JJ'][at % 3] ?? null }),
  owner: (as, at) => refitted(as, { ownerName: `马文祥${at}` }),
  relation: (as, at) =>
    changeRelations(as, { id, [`relation.${home.people[1 + (at % 2)]}`]: ['10', '20', '99'][at % 3] }),
  head: (as, at) => changeHead(as, { id, residentId: home.people[at % 3], formerRelation: '99' }),
  tag: (as, at, fromOn) =>
    addTag(as, {
      ...{ householdId: id, residentId: home.people[at % 3], code: 'minimum_living', evidence: `证明${at}`, fromOn },
    }),
}

/** What a file says of people, house, class and signs. */
async function said(as: Context, on?: CivilDay) {
  const file = await householdFile(as, { id, ...(on ? { on } : {}) })
  if (!file) throw new Error('no file')
  const { kind, language, note, contactClass, classReason, headName, dwelling, reasons } = file
  const members = file.members.map(({ name, relation, age }) => [name, relation, age]).sort()
  const tags = reasons.tags.map(({ label }) => label).sort()
  return { kind, language, note, contactClass, reason: classReason?.reason, headName, dwelling, members, tags }
}

test('whatever is changed in whatever order, the file as of any past day says what it said on the evening of that day [C4] [K35]', async () => {
  const step = fc.record({
    edit: fc.constantFrom(...Object.keys(edits)),
    at: fc.nat(8),
    wait: fc.integer({ min: 0, max: 3 }),
  })
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 10 }), async (steps) => {
      await forgetting(db, async (tx) => {
        const at = (day: CivilDay, time: string) => contextOf(tx, secretary, instantOf(day, time))
        const evenings = new Map<CivilDay, unknown>()
        let today = first
        for (const [index, { edit, at: which, wait }] of steps.entries()) {
          for (const end = addDays(today, wait); today < end; today = addDays(today, 1))
            evenings.set(today, await said(at(today, '23:00')))
          if ((await edits[edit]?.(at(today, `09:${10 + index}`), which, today))?.ok) done += 1
        }
        evenings.set(today, await said(at(today, '23:00')))
        for (const [day, was] of evenings) expect(await said(at(addDays(today, 30), '09:00'), day), day).toEqual(was)
      })
    }),
    { numRuns: 8 },
  )
  expect(done).toBeGreaterThan(20)
}, 60_000)
