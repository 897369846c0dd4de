import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { areas } from '@/db/schema/areas'
import { auditEntries } from '@/db/schema/audit'
import { areaFile, areaTree } from '@/server/areas/area-tree'
import { createGrid } from '@/server/areas/create-grid'
import { editArea } from '@/server/areas/edit-area'
import { frame } from '@/server/areas/frame'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, noon, street } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const admin = await givenActor(owner, 'system_admin', street)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const desk = contextOf(db, admin)
const words = { name: '第九网格', scope: '9—11号楼', headName: '李想' }

test('a grid is made with the next free code and is in force from today', async () => {
  const made = await createGrid(desk, { committeeCode: String(eastCommittee), ...words })
  expect(made).toEqual({ ok: true, value: { code: eastGrid + 1 } })
  const [row] = await owner
    .select()
    .from(areas)
    .where(eq(areas.code, eastGrid + 1))
  expect(row).toMatchObject({ ...words, level: 'grid', validFrom: '2026-11-20' })
  expect(await owner.select().from(auditEntries).where(eq(auditEntries.act, 'area.create'))).toMatchObject([
    { areaCode: eastGrid + 1, accountId: admin.accountId },
  ])
})

test('an area is renamed, its code stays', async () => {
  expect(await editArea(desk, { code: String(eastGrid), ...words, name: '第二网格（新）' })).toMatchObject({ ok: true })
  const [entry] = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'area.edit'))
  expect(entry?.detail).toMatchObject({ before: { name: '第二网格' }, after: { name: '第二网格（新）' } })
})

test.each([
  ['a grid under a street', createGrid, { committeeCode: String(street) }, 'not_a_committee'],
  ['a grid of another street', createGrid, { committeeCode: '290101002001000' }, 'not_found'],
  ['an area of another street', editArea, { code: '290101002001000' }, 'not_found'],
  ['a code that is none', editArea, { code: '7' }, 'invalid_input'],
  ['an area without a name', editArea, { code: String(eastGrid), name: null }, 'invalid_input'],
])('%s is refused and nothing is written', async (_, run, input, kind) => {
  await owner
    .insert(areas)
    .values({ code: 290_101_002_001_000, level: 'committee', name: '别处', validFrom: '2020-01-01' })
    .onConflictDoNothing()
  const before = await state()
  expect(await run(desk, { ...words, ...input })).toMatchObject({ ok: false, refusal: { kind } })
  expect(await state()).toEqual(before)
})

test('only the system administrator changes areas, in the database too [K14]', async () => {
  const before = await state()
  for (const run of [createGrid, editArea])
    expect(
      await run(contextOf(db, secretary), { committeeCode: String(eastCommittee), code: String(eastGrid), ...words }),
    ).toEqual({ ok: false, refusal: { kind: 'not_permitted' } })
  expect(await state()).toEqual(before)
})

test('the tree ends at the own area', async () => {
  const own = await areaTree(contextOf(db, secretary), { under: String(street) })
  expect(own.rows.every(({ code }) => code >= eastCommittee && code < eastCommittee + 1000)).toBe(true)
  expect((await areaTree(desk, {})).rows.length).toBeGreaterThan(own.rows.length)
  expect(await areaFile(desk, { code: '290101002001000' })).toBe(undefined)
  expect((await frame(contextOf(db, secretary, noon), {})).where.map(({ name }) => name)).toEqual([
    '安河区',
    '望河街道',
    '东兴社区',
  ])
})

async function state() {
  const rows = await owner.execute(sql`select code, name, scope, head_name from areas order by code`)
  const [entries] = await owner.execute(sql`select count(*)::int as n from audit_entries`)
  return { rows: [...rows], entries }
}
