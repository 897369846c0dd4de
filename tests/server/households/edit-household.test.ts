import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { classifications, households } from '@/db/schema/households'
import { gate } from '@/server/gate'
import { editHousehold, textsOf } from '@/server/households/edit-household'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)

const onFile = async (id: string) => {
  const [row] = await owner.select().from(households).where(eq(households.id, id))
  if (!row) throw new Error('no such household')
  return row
}
const entries = async (id: string) => {
  const [row] = await owner.execute<{ n: number }>(
    sql`select count(*)::int as n from audit_entries where household_id = ${id}`,
  )
  return row?.n ?? 0
}
const form = (values: Record<string, string | null>, changes: Record<string, string | null>) => ({
  ...values,
  ...changes,
  ...Object.fromEntries(Object.entries(values).map(([field, value]) => [`was.${field}`, value])),
})

test('a change is saved and audited in one act [F17]', async () => {
  const { id } = await givenHousehold(owner)
  const done = await editHousehold(context, { id, ...form(textsOf(await onFile(id)), { language: '藏语' }) })
  expect(done).toEqual({ ok: true, value: { id } })
  expect((await onFile(id)).language).toBe('藏语')
  expect(await entries(id)).toBe(1)
})

test('a class is kept with reason, day and who [F22]', async () => {
  const { id } = await givenHousehold(owner)
  const values = textsOf(await onFile(id))
  const bare = await editHousehold(context, { id, ...form(values, { contactClass: 'C' }) })
  expect(bare).toMatchObject({ ok: false, refusal: { kind: 'class_needs_reason' } })
  await editHousehold(context, { id, ...form(values, { contactClass: 'C', classReason: '独居高龄' }) })
  const rows = await owner.select().from(classifications).where(eq(classifications.householdId, id))
  expect(rows).toMatchObject([
    { contactClass: 'C', reason: '独居高龄', fromOn: '2026-11-20', confirmedBy: secretary.accountId },
  ])
})

test('A without channel and hours is refused, and nothing is written [F23] [K23]', async () => {
  const { id } = await givenHousehold(owner)
  const values = textsOf(await onFile(id))
  const wish = { contactClass: 'A', classReason: '不希望上门' }
  const refused = await editHousehold(context, { id, ...form(values, wish) })
  expect(refused).toMatchObject({ ok: false, refusal: { kind: 'class_a_needs_channel' } })
  expect(await entries(id)).toBe(0)
  expect((await onFile(id)).contactClass).toBeNull()
  const whole = { ...wish, contactChannel: 'wechat', contactHours: '晚上 7 点后' }
  expect((await editHousehold(context, { id, ...form(values, whole) })).ok).toBe(true)
})

test('a colour set by hand needs a reason and an end', async () => {
  const { id } = await givenHousehold(owner)
  const values = textsOf(await onFile(id))
  const refused = await editHousehold(context, { id, ...form(values, { attention: 'red' }) })
  expect(refused).toMatchObject({ ok: false, refusal: { kind: 'colour_needs_reason' } })
})

test('who may not edit is refused, another committee does not find it, a closed file stays closed', async () => {
  const { id } = await givenHousehold(owner)
  const values = textsOf(await onFile(id))
  const cadre = await givenActor(owner, 'street_cadre', street)
  const edit = { id, ...form(values, { language: '藏语' }) }
  expect(await editHousehold(contextOf(db, cadre), edit)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  const other = await givenActor(owner, 'secretary', westCommittee)
  expect(await editHousehold(contextOf(db, other), edit)).toMatchObject({ refusal: { kind: 'not_found' } })
  await owner.execute(sql`update households set to_on = '2026-11-01', end_reason = 'moved_out' where id = ${id}`)
  expect(await editHousehold(context, edit)).toMatchObject({ refusal: { kind: 'closed' } })
  expect(await entries(id)).toBe(0)
})

test('two people on different fields both keep their work; on one field the second is shown both values [R1] [S22]', async () => {
  const { id } = await givenHousehold(owner)
  const values = textsOf(await onFile(id))
  await editHousehold(context, { id, ...form(values, { language: '方言' }) })
  await editHousehold(context, { id, ...form(values, { note: '有狗' }) })
  expect(await onFile(id)).toMatchObject({ language: '方言', note: '有狗' })

  const clash = await editHousehold(context, { id, ...form(values, { language: '藏语' }) })
  expect(clash).toMatchObject({
    ok: false,
    refusal: {
      conflicts: [{ field: 'language', label: '语言', before: '', mine: '藏语', theirs: '方言', seen: '方言' }],
    },
  })
  expect((await onFile(id)).language).toBe('方言')
  const decided = { ...form(values, { language: '藏语' }), 'pick.language': 'mine', 'seen.language': '方言' }
  expect((await editHousehold(context, { id, ...decided })).ok).toBe(true)
  expect((await onFile(id)).language).toBe('藏语')
})

test('50 editors make 40 edits each at once: 2,000 of 2,000 acknowledged changes are in the value or in history [R1] [S22]', async () => {
  const { id } = await givenHousehold(owner)
  const acknowledged: [string, string][] = []
  let conflicts = 0
  const enter = gate({ places: 6, waiters: 100, waitMs: 120_000, deadlineMs: 120_000 })
  const editor = async (number: number) => {
    const field = (['language', 'contactHours', 'note'] as const)[number % 3] ?? 'note'
    for (let edit = 0; edit < 40; edit += 1) {
      const mine = `第${number}人第${edit}次`
      await enter(async () => {
        const values = textsOf(await onFile(id))
        let decided: Record<string, string | null> = {}
        for (;;) {
          const outcome = await editHousehold(context, { id, ...form(values, { [field]: mine }), ...decided })
          if (outcome.ok) break
          if (outcome.refusal.kind !== 'conflict') throw new Error(outcome.refusal.kind)
          conflicts += 1
          const [clash] = outcome.refusal.conflicts
          decided = { [`pick.${field}`]: 'mine', [`seen.${field}`]: clash?.seen ?? '' }
        }
      })
      acknowledged.push([field, mine])
    }
  }
  await Promise.all(Array.from({ length: 50 }, (_, number) => editor(number)))
  expect(acknowledged).toHaveLength(2000)
  const now = await onFile(id)
  const earlier = await owner.execute<{ before: Record<string, string | null> }>(
    sql`select before from history where row_id = ${id}`,
  )
  const kept = new Set<string>()
  for (const row of [now, ...earlier.map(({ before }) => before)] as Record<string, unknown>[]) {
    for (const name of ['language', 'note', 'contact_hours', 'contactHours'])
      kept.add(`${name.replace('contact_hours', 'contactHours')} ${row[name]}`)
  }
  expect(acknowledged.filter(([field, mine]) => !kept.has(`${field} ${mine}`))).toEqual([])
  expect(conflicts).toBeGreaterThan(0)
}, 120_000)
