import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { takeWork } from '@/db/queries/import-jobs'
import type { Actor } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { commitImport } from '@/server/exchange/commit-import'
import { decideRows } from '@/server/exchange/decide-rows'
import { importBatch } from '@/server/exchange/import-batch'
import { importList } from '@/server/exchange/import-list'
import { mapSheet } from '@/server/exchange/map-sheet'
import { resumeImport } from '@/server/exchange/resume-import'
import { runImport } from '@/server/exchange/run-import'
import { undoImport } from '@/server/exchange/undo-import'
import { uploadSheet } from '@/server/exchange/upload-sheet'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, westCommittee } from '@/tests/support/households'
import { tables, tablesOf } from '@/tests/support/imported'
import { idNumber } from '@/tests/support/ledgers'
import { ownDatabase } from '@/tests/support/postgres'

let db: Database
let owner: Database
let secretary: Actor
let neighbour: Actor

const today = dayOf(new Date())
const heading = '序号,姓名,与户主关系,身份证号,联系电话,小区,楼栋,单元,室号,政治面貌'
const father = `1,丁大山,户主,${idNumber('19600312', 1)},13912345678,一纺小区,3号楼,2,501,党员`
const mother = `,李小梅,妻,${idNumber('19621105', 2)},,,,,,群众`
const alone = `2,张建国,户主,${idNumber('19450101', 3)},,一纺小区,3号楼,1,102,`
const sheet = (...rows: string[]) => new TextEncoder().encode([heading, ...rows].join('\n'))
beforeAll(async () => {
  const own = await ownDatabase()
  db = own.db
  owner = own.owner
  await givenAreas(owner)
  secretary = await givenActor(owner, 'secretary', eastCommittee)
  neighbour = await givenActor(owner, 'secretary', westCommittee)
})

beforeEach(async () => {
  for (const table of [...tables, 'import_rows', 'import_batches', 'learned_mappings', 'visits'])
    await owner.execute(sql`delete from ${sql.identifier(table)}`)
})

async function brought(actor: Actor, bytes: Uint8Array, grid: number | null = eastGrid): Promise<string> {
  const desk = contextOf(db, actor)
  const uploaded = await uploadSheet(desk, { fileName: '花名册.csv', bytes })
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  const batchId = uploaded.value.id
  const mapped = await mapSheet(desk, { batchId, gridCode: grid === null ? null : String(grid), sheet: '0' })
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.refusal))
  await runImport(desk, batchId)
  return batchId
}

async function written(actor: Actor, batchId: string) {
  const desk = contextOf(db, actor)
  expect(await commitImport(desk, { batchId, confirmed: 'on' })).toMatchObject({ ok: true })
  await runImport(desk, batchId)
  return importBatch(desk, { id: batchId })
}

const dump = () => tablesOf(owner)

test('nothing is written before the preview is confirmed, and every row stands in one bucket', async () => {
  const batchId = await brought(secretary, sheet(father, mother, alone, '合计,3,,,,,,,,'))

  expect(await importBatch(contextOf(db, secretary), { id: batchId })).toMatchObject({
    state: 'ready',
    counts: { new: 3, same: 0, changed: 0, conflict: 0, refused: 0, dropped: 2, total: 5 },
  })
  expect(await owner.execute(sql`select 1 from residents`)).toHaveLength(0)
})

test('confirmed rows become households with a head, members, doors and search keys', async () => {
  const batch = await written(secretary, await brought(secretary, sheet(father, mother, alone)))

  expect(batch).toMatchObject({ state: 'committed' })
  expect(
    await owner.execute(
      sql`select h.number, h.address, p.name as head, s.members from households h join residents p on p.id = h.head_id join household_stats s on s.household_id = h.id order by h.number`,
    ),
  ).toMatchObject([
    { number: '02-0001', address: '一纺小区 3号楼 2单元 501', head: '丁大山', members: 2 },
    { number: '02-0002', address: '一纺小区 3号楼 1单元 102', head: '张建国', members: 1 },
  ])
  expect(await owner.execute(sql`select units, floors from buildings`)).toMatchObject([{ units: 2, floors: 5 }])
  expect(await owner.execute(sql`select 1 from search_keys where key = 'dds'`)).toHaveLength(1)
  expect(
    await owner.execute(
      sql`select 1 from audit_entries where act = 'import.commit' and subject_id = ${batch?.id ?? ''}`,
    ),
  ).toHaveLength(2)
})

test('no ID number or phone stands readable in any table [F93]', async () => {
  await written(secretary, await brought(secretary, sheet(father)))

  const [found] = await owner.execute(sql`select
    (select count(*) from residents r where r::text like '%19600312%' and r::text like ${`%${idNumber('19600312', 1)}%`})::int
    + (select count(*) from residents r where r::text like '%13912345678%')::int
    + (select count(*) from import_batches b where b::text like '%13912345678%')::int
    + (select count(*) from import_rows b where b::text like '%丁大山%')::int as n`)
  expect(found).toEqual({ n: 0 })
})

test('the same file a second time changes nothing [K9][F93]', async () => {
  await written(secretary, await brought(secretary, sheet(father, mother, alone)))
  const before = await dump()

  const again = await brought(secretary, sheet(father, mother, alone))
  expect(await importBatch(contextOf(db, secretary), { id: again })).toMatchObject({
    counts: { same: 3, new: 0, changed: 0 },
  })
  await written(secretary, again)
  expect(await dump()).toBe(before)
})

test('a blank on file is filled, a different value is a conflict that overwrites nothing [F91]', async () => {
  await written(secretary, await brought(secretary, sheet(father, mother, alone)))
  const fuller = `2,张建国,户主,${idNumber('19450101', 3)},13800000001,一纺小区,3号楼,1,102,群众`
  const other = father.replace('党员', '群众')
  const batchId = await brought(secretary, sheet(other, fuller))

  const preview = await importBatch(contextOf(db, secretary), { id: batchId })
  expect(preview?.counts).toMatchObject({ changed: 1, conflict: 1 })
  expect(preview?.rows.find(({ bucket }) => bucket === 'conflict')?.reasons).toContainEqual({
    column: '政治面貌',
    field: 'political',
    text: `档案“中共党员”（${today} 建档），表格“群众”（花名册.csv，${today} 上传）`,
  })

  await written(secretary, batchId)
  expect(
    await owner.execute(
      sql`select name, political, phone_masked from residents where name in ('丁大山', '张建国') order by name`,
    ),
  ).toMatchObject([
    { name: '丁大山', political: '01' },
    { name: '张建国', political: '13', phone_masked: '138****0001' },
  ])
})

test('a conflict is settled only by a decision of a person', async () => {
  await written(secretary, await brought(secretary, sheet(father)))
  const batchId = await brought(secretary, sheet(father.replace('党员', '群众')))

  expect(await decideRows(contextOf(db, secretary), { batchId, decision: 'take', rows: ['2'] })).toMatchObject({
    ok: true,
  })
  await written(secretary, batchId)
  expect(await owner.execute(sql`select political from residents`)).toMatchObject([{ political: '13' }])
})

test('undo restores the tables to the byte [K9][R5]', async () => {
  await written(secretary, await brought(secretary, sheet(alone)))
  const before = await dump()
  const batch = await brought(
    secretary,
    sheet(father, mother, `2,张建国,户主,${idNumber('19450101', 3)},13800000001,一纺小区,3号楼,1,102,群众`),
  )
  await written(secretary, batch)
  expect(await dump()).not.toBe(before)

  expect(await undoImport(contextOf(db, secretary), { batchId: batch })).toMatchObject({ ok: true })
  expect(await dump()).toBe(before)
  expect(await undoImport(contextOf(db, secretary), { batchId: batch })).toMatchObject({
    ok: false,
    refusal: { kind: 'not_committed' },
  })
})

test('a batch somebody has worked on is not taken back', async () => {
  const batch = await brought(secretary, sheet(alone))
  await written(secretary, batch)
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    select gen_random_uuid(), area_code, id, now(), 'door', 'met', gen_random_uuid(), gen_random_uuid() from households`)
  const before = await dump()

  expect(await undoImport(contextOf(db, secretary), { batchId: batch })).toMatchObject({
    ok: false,
    refusal: { kind: 'worked_on_since' },
  })
  expect(await dump()).toBe(before)
})

test('without a grid, homes the house does not know are handed back, never made up', async () => {
  const batchId = await brought(secretary, sheet(father, alone), null)
  expect(await importBatch(contextOf(db, secretary), { id: batchId })).toMatchObject({ counts: { new: 0, refused: 2 } })
})

test('a child under 14 gets no phone [K35]', async () => {
  await written(
    secretary,
    await brought(secretary, sheet(`1,丁小宝,户主,${idNumber('20200101', 5)},13911112222,一纺小区,3号楼,2,501,`)),
  )
  expect(await owner.execute(sql`select phone_cipher, phone_masked from residents`)).toMatchObject([
    { phone_cipher: null, phone_masked: null },
  ])
})

test('the secretary next door neither sees nor touches the batch', async () => {
  const batchId = await brought(secretary, sheet(father))
  const desk = contextOf(db, neighbour)
  expect(await importBatch(desk, { id: batchId })).toBeUndefined()
  expect(await importList(desk, {})).toEqual([])
  for (const attempt of [
    mapSheet(desk, { batchId, sheet: '0' }),
    decideRows(desk, { batchId, decision: 'take', rows: ['2'] }),
    commitImport(desk, { batchId, confirmed: 'on' }),
    undoImport(desk, { batchId }),
  ]) {
    expect(await attempt).toEqual({ ok: false, refusal: { kind: 'not_found' } })
  }
})

test('a batch whose process was killed is taken up again by the press of a button, to the same end [R5]', async () => {
  const desk = contextOf(db, secretary)
  const uploaded = await uploadSheet(desk, { fileName: '花名册.csv', bytes: sheet(father, mother, alone) })
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  const batchId = uploaded.value.id
  expect(await resumeImport(desk, { batchId })).toMatchObject({ refusal: { kind: 'nothing_to_resume' } })
  await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })

  // the process died before it compared, and again before it wrote
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'mapped', halted: true })
  expect(await resumeImport(contextOf(db, neighbour), { batchId })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await resumeImport(desk, { batchId })).toEqual({ ok: true, value: { id: batchId } })
  await runImport(desk, batchId)
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'ready', halted: false })
  await commitImport(desk, { batchId, confirmed: 'on' })
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'committing', halted: true })
  await resumeImport(desk, { batchId })
  await Promise.all([runImport(desk, batchId), runImport(desk, batchId), runImport(desk, batchId)])
  expect(await importBatch(desk, { id: batchId })).toMatchObject({
    state: 'committed',
    halted: false,
    counts: { new: 3 },
  })
  const [people] = await owner.execute(sql`select count(*)::int as n from residents`)
  expect(people).toEqual({ n: 3 })
})

test('a batch somebody is at work on is not taken up a second time', async () => {
  const desk = contextOf(db, secretary)
  const uploaded = await uploadSheet(desk, { fileName: '花名册.csv', bytes: sheet(father) })
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  const batchId = uploaded.value.id
  await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })
  await owner.transaction(async (tx) => {
    expect(await takeWork(tx, batchId)).toBe(true)
    expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'mapped', halted: false })
    expect(await resumeImport(desk, { batchId })).toMatchObject({ refusal: { kind: 'already_running' } })
    await runImport(desk, batchId)
    expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'mapped' })
  })
  await runImport(desk, batchId)
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'ready' })
})
