import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { takeWork } from '@/db/queries/import-jobs'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { mapSheet } from '@/server/exchange/map-sheet'
import { takeUpImports } from '@/server/exchange/take-up-imports'
import { uploadSheet } from '@/server/exchange/upload-sheet'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, noon } from '@/tests/support/households'
import { tables } from '@/tests/support/imported'
import { ownDatabase } from '@/tests/support/postgres'
import { csvText } from '@/tests/support/sheets'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const desk = contextOf(db, secretary)
let batchId: string

beforeEach(async () => {
  for (const table of [...tables, 'import_rows', 'import_batches'])
    await owner.execute(sql`delete from ${sql.identifier(table)}`)
  const rows = [
    ['楼栋', '室号', '姓名', '性别'],
    ['3', '501', '丁大山', '男'],
  ]
  const uploaded = await uploadSheet(desk, { fileName: '春.csv', bytes: new Uint8Array(Buffer.from(csvText(rows))) })
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  batchId = uploaded.value.id
  await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })
})

test('an import that was left halfway is taken up by itself, before the preview and while writing [R5][S25]', async () => {
  await takeUpImports(db, noon)
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'ready', counts: { new: 1 } })
  await takeUpImports(db, noon)
  expect(await owner.execute(sql`select 1 from residents`)).toHaveLength(0)

  await commitImport(desk, { batchId, confirmed: 'on' })
  await takeUpImports(db, noon)
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'committed', failure: null })
  expect(
    await owner.execute(
      sql`select account_name from audit_entries where act = 'import.commit' and subject_id = ${batchId} order by id`,
    ),
  ).toMatchObject([{ account_name: secretary.name }, { account_name: secretary.name }])
})

test('one somebody is at, or whose person may no longer sign in, is left alone', async () => {
  await owner.transaction(async (tx) => {
    await takeWork(tx, batchId)
    await takeUpImports(db, noon)
    expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'mapped', failure: null })
  })
  await owner.execute(sql`update accounts set disabled_at = now() where id = ${secretary.accountId}`)
  await takeUpImports(db, noon)
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'mapped', failure: null })
  await owner.execute(sql`update accounts set disabled_at = null where id = ${secretary.accountId}`)
})

test('one that ended its process three times is set aside, with nothing written', async () => {
  await owner.execute(sql`update import_batches set failure = '接着做3' where id = ${batchId}`)
  await takeUpImports(db, noon)
  expect(await importBatch(desk, { id: batchId })).toMatchObject({ state: 'failed', failure: '几次都没有做完' })
  expect(await owner.execute(sql`select 1 from residents`)).toHaveLength(0)
})
