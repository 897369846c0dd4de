import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { auditChain } from '@/server/audit/audit-chain'
import { auditExport, auditList } from '@/server/audit/audit-list'
import { householdReadings } from '@/server/audit/household-readings'
import { householdFile } from '@/server/households/household-file'
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
import { sealAll } from '@/tests/support/sealing'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const household = await givenHousehold(owner, { areaCode: eastGrid })
const auditor = await givenActor(owner, 'auditor', street)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const desk = contextOf(db, auditor)
const entries = async () =>
  (await owner.execute<{ n: number }>(sql`select count(*)::int as n from audit_entries`))[0]?.n ?? 0

test('the auditor finds a reading by person, act, day and household number', async () => {
  await householdFile(contextOf(db, secretary), { id: household.id })
  const [row] = await owner.execute<{ number: string }>(sql`select number from households where id = ${household.id}`)
  for (const filter of [
    { who: '敏华' },
    { act: 'household.read' },
    { from: '2026-11-20', to: '2026-11-20' },
    { subject: 'household' },
    { household: row?.number },
  ]) {
    const { rows } = await auditList(desk, filter)
    expect(rows, JSON.stringify(filter)).toEqual(
      expect.arrayContaining([expect.objectContaining({ act: 'household.read', householdId: household.id })]),
    )
  }
  for (const filter of [{ who: '没有人' }, { act: 'report.freeze' }, { to: '2026-11-19' }, { household: '99-9999' }])
    expect((await auditList(desk, filter)).rows.filter(({ act }) => act === 'household.read')).toEqual([])
})

test('reading the audit is an entry itself, one for one [K15]', async () => {
  const before = await entries()
  await auditList(desk, {})
  await auditExport(desk, {})
  await auditChain(desk, {})
  await householdReadings(contextOf(db, secretary), { id: household.id })
  expect(await entries()).toBe(before + 4)
})

test('pages follow one another without gap or repetition', async () => {
  await owner.execute(sql`insert into audit_entries (xid, at, area_code, act, subject, subject_id, detail)
    select '1', ${noon.toISOString()}::timestamptz, ${eastGrid}, 'visit.record', 'visit', n::text, '{}' from generate_series(1, 120) n`)
  const seen: string[] = []
  let before: number | undefined
  do {
    const page = await auditList(desk, { act: 'visit.record', before })
    seen.push(...page.rows.map(({ subjectId }) => subjectId))
    before = page.next
  } while (before !== undefined)
  expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => String(120 - at)))
})

test('what stands in a file is not in what the auditor gets [S9]', async () => {
  await owner.execute(sql`insert into audit_entries (xid, at, area_code, act, subject, subject_id, detail)
    values ('1', now(), ${eastGrid}, 'resident.edit', 'resident', ${newId()}, '{"before": {"phone": "13800001111"}, "name": "陈阿婆"}')`)
  const all = JSON.stringify([await auditList(desk, {}), await auditExport(desk, {})])
  expect(all).not.toMatch(/13800001111|陈阿婆/)
  expect(all).toContain('before')
})

test('the chain is walked from end to end, against the head on paper when it is given', async () => {
  await sealAll(db, noon)
  const state = await auditChain(desk, {})
  expect(state).toMatchObject({ breaks: [], links: state.head?.seq })
  expect(await auditChain(desk, { seq: String(state.head?.seq), head: state.head?.hash })).toMatchObject({ breaks: [] })
  expect(await auditChain(desk, { seq: '99999', head: state.head?.hash })).toMatchObject({
    breaks: [{ kind: 'head_missing' }],
  })
  expect(await auditChain(desk, { seq: '1', head: state.head?.hash })).toMatchObject({
    breaks: [{ seq: 1, kind: 'head_differs' }],
  })
})

test('who looked at a household is told to its own committee, not to the neighbour', async () => {
  const told = await householdReadings(contextOf(db, secretary), { id: household.id })
  expect(told?.rows.map(({ act }) => act)).toContain('household.read')
  const neighbour = await givenActor(owner, 'secretary', westCommittee)
  expect(await householdReadings(contextOf(db, neighbour), { id: household.id })).toBe(undefined)
})

test('no audit, no data: when the entry cannot be written nothing is shown [S13]', async () => {
  await owner.execute(sql`alter table audit_entries add constraint broken check (act <> 'household.read') not valid`)
  await expect(householdFile(contextOf(db, secretary), { id: household.id })).rejects.toThrow()
  await owner.execute(sql`alter table audit_entries drop constraint broken`)
})

test('10,000 readings at once are 10,000 entries [S11]', async () => {
  const before = await entries()
  const readers = Array.from({ length: 50 }, async () => {
    for (let turn = 0; turn < 200; turn += 1) await auditList(desk, { act: 'account.create' })
  })
  await Promise.all(readers)
  expect(await entries()).toBe(before + 10_000)
}, 180_000)
