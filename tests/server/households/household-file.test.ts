import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { classifications } from '@/db/schema/households'
import { tags } from '@/db/schema/residents'
import { promises, visits } from '@/db/schema/visits'
import { householdFile } from '@/server/households/household-file'
import { visitForm } from '@/server/visits/visit-form'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
const secretary = await givenActor(owner, 'secretary', eastCommittee)
await givenAreas(owner)
const ma = await givenHousehold(owner, {
  room: '501',
  people: [
    { name: '马文祥', bornOn: '1942-05-09', idNumber: '290101194205090014', phone: '13800005521' },
    { name: '王秀兰', bornOn: '1945-08-30', relation: '12' },
    { name: '马建军', bornOn: '1974-03-01', relation: '20' },
  ],
})
const [, wang = '', son = ''] = ma.people
await owner.execute(
  sql`update residencies set to_on = '2025-08-12', departure = 'moved_out' where resident_id = ${son}`,
)
await owner.insert(tags).values({
  ...{ id: newId(), areaCode: eastGrid, householdId: ma.id, residentId: wang, code: 'disabled_elder' },
  ...{ detail: '长期照护评估 4 级', evidence: '结论第 0231 号', fromOn: '2026-03-14', reviewOn: '2027-03-14' },
})
await owner.insert(classifications).values({
  ...{ id: newId(), areaCode: eastGrid, householdId: ma.id, contactClass: 'C', reason: '纯老' },
  ...{ fromOn: '2025-08-15', confirmedBy: secretary.accountId },
})
await owner.insert(promises).values({
  ...{ id: newId(), areaCode: eastGrid, householdId: ma.id, text: '告知楼道扶手哪天装好', dueOn: '2026-11-18' },
  ...{ madeBy: secretary.accountId, madeAt: new Date('2026-10-20T15:10:00+08:00') },
})
await owner.insert(visits).values({
  ...{ id: newId(), areaCode: eastGrid, householdId: ma.id, at: new Date('2026-10-20T15:10:00+08:00'), mode: 'door' },
  ...{ outcome: 'met', leadId: secretary.accountId, recordedBy: secretary.accountId, note: '四楼扶手晃' },
})

const read = (query: Record<string, string> = {}) => householdFile(contextOf(db, secretary), { id: ma.id, ...query })

test('the file shows promises, members, reasons and what happened [F17]', async () => {
  const file = await read()
  expect(file?.promises.map(({ text }) => text)).toEqual(['告知楼道扶手哪天装好'])
  expect(file?.members.map(({ name, age }) => [name, age])).toEqual([
    ['马文祥', 84],
    ['王秀兰', 81],
  ])
  expect(file?.former.map(({ name }) => name)).toEqual(['马建军'])
  expect(file?.reasons.tags.map(({ label }) => label)).toEqual(['纯老家庭', '高龄', '高龄', '失能'])
  expect(file?.reasons.tags[0]?.because).toBe('现住 2 人，84、81 周岁；自 2025年8月12日起')
  expect(file?.reasons.colour).toMatchObject({ colour: 'red', because: '失能' })
  expect(file?.reasons.proposal.contactClass).toBe('C')
  expect(file?.reasons.missed.map(({ benefit }) => benefit)).toEqual(['高龄失能护理补贴'])
  expect(file?.timeline.map(({ kind }) => kind)).toEqual(['走访', '政策', '变动', '变动', '变动', '变动'])
})

test('before knocking, the brief names the benefits they may qualify for and do not have [F46]', async () => {
  const brief = await visitForm(contextOf(db, secretary), { household: ma.id })
  expect(brief?.missed).toEqual(['高龄失能护理补贴'])
})

test('on a past day the file shows the facts of that day, and what was then on file [K35]', async () => {
  await owner.execute(sql`select set_config('app.now', '2026-11-01T00:00:00Z', false)`)
  await owner.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.now', '2026-10-01T00:00:00Z', true)`)
    await tx.execute(sql`update households set language = '方言' where id = ${ma.id}`)
  })
  const before = await read({ on: '2025-03-31' })
  expect(before?.on).toBe('2025-03-31')
  expect(before?.members.map(({ name }) => name)).toEqual(['马文祥', '王秀兰', '马建军'])
  expect(before?.reasons.tags.map(({ label }) => label)).toEqual(['高龄'])
  expect(before?.contactClass).toBeNull()
  expect(before?.language).toBeNull()
  expect((await read())?.language).toBe('方言')
})

test('every opening of the file is recorded in the same transaction [S8]', async () => {
  const count = async () => {
    const [row] = await owner.execute<{ n: number }>(
      sql`select count(*)::int as n from audit_entries where act = 'household.read' and household_id = ${ma.id}`,
    )
    return row?.n ?? 0
  }
  const before = await count()
  const file = await read()
  expect(await count()).toBe(before + 1)
  expect(file?.readers.count).toBe(before)
})

test('no whole number, ciphertext or index leaves the server [S12]', async () => {
  const text = JSON.stringify(await read())
  expect(text).not.toContain('290101194205090014')
  expect(text).not.toContain('13800005521')
  expect(text).not.toMatch(/cipher|Index|_index/)
  expect(text).toContain('138****5521')
})

test('a cadre of the street sees surnames, ages and no health', async () => {
  const cadre = await givenActor(owner, 'street_cadre', street)
  const file = await householdFile(contextOf(db, cadre), { id: ma.id })
  const text = JSON.stringify(file)
  expect(file?.members.map(({ name }) => name)).toEqual(['马**', '王**'])
  expect(text).not.toMatch(/马文祥|王秀兰|马建军|失能|138\*|1942-05-09/)
})

test('the file of another committee is not found, and its opening leaves no entry', async () => {
  const other = await givenActor(owner, 'secretary', westCommittee)
  expect(await householdFile(contextOf(db, other), { id: ma.id })).toBeUndefined()
  expect(await householdFile(contextOf(db, secretary), { id: 'nonsense' })).toBeUndefined()
})
