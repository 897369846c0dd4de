import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { auditEntries } from '@/db/schema/audit'
import { revealNumber } from '@/server/residents/reveal-number'
import { revealPage } from '@/server/residents/reveal-page'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastCommittee)
const home = await givenHousehold(owner, { people: [{ name: '马文祥', phone: '13800005521' }] })
const [id = ''] = home.people
const asked = { subject: 'resident', id, field: 'phone', purpose: 'contact', note: '联系家属开门' } as const
const seconds = (count: number) => new Date(noon.getTime() + count * 1000)

test('a number is shown after a purpose, for some seconds, and leaves an entry [S8] [S12]', async () => {
  const page = (at: Date) => revealPage(contextOf(db, worker, at), { id, field: 'phone' })
  expect((await page(noon))?.shown).toBeUndefined()
  expect((await revealNumber(contextOf(db, worker), asked)).ok).toBe(true)
  expect((await page(seconds(5)))?.shown).toEqual({ value: '13800005521', seconds: limits.revealSeconds - 5 })
  expect((await page(seconds(limits.revealSeconds + 1)))?.shown).toBeUndefined()
  const colleague = await givenActor(owner, 'secretary', eastCommittee)
  expect((await revealPage(contextOf(db, colleague, seconds(5)), { id, field: 'phone' }))?.shown).toBeUndefined()
  const [entry] = await owner.execute<{ purpose: string; detail: unknown }>(
    sql`select purpose, detail from audit_entries where act = 'resident.reveal'`,
  )
  expect(entry).toEqual({ purpose: '联系本人或家属：联系家属开门', detail: { field: 'phone' } })
})

test('without a purpose, for a stranger, or where nothing is recorded, nothing is shown', async () => {
  const kind = async (context: Parameters<typeof revealNumber>[0], more: Record<string, string> = {}) => {
    const outcome = await revealNumber(context, { ...asked, ...more })
    return outcome.ok ? 'done' : outcome.refusal.kind
  }
  expect(await kind(contextOf(db, worker), { note: '看' })).toBe('invalid_input')
  expect(await kind(contextOf(db, worker), { field: 'id_number' })).toBe('not_recorded')
  expect(await kind(contextOf(db, await givenActor(owner, 'street_cadre', street)))).toBe('not_permitted')
  expect(await kind(contextOf(db, await givenActor(owner, 'secretary', westCommittee)))).toBe('not_found')
})

test('the day has a limit per account', async () => {
  const busy = await givenActor(owner, 'grid_worker', eastCommittee)
  await owner.insert(auditEntries).values(
    Array.from({ length: limits.revealsPerDay }, () => ({
      ...{ xid: '1', at: noon, accountId: busy.accountId, accountName: busy.name, areaCode: eastGrid },
      ...{ act: 'resident.reveal', subject: 'resident', subjectId: newId(), detail: {} },
    })),
  )
  const outcome = await revealNumber(contextOf(db, busy, seconds(60)), asked)
  expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'too_many_reveals', most: limits.revealsPerDay } })
})
