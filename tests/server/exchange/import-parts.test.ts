import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { takeWork } from '@/db/queries/import-jobs'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { mapSheet } from '@/server/exchange/map-sheet'
import { resumeImport } from '@/server/exchange/resume-import'
import { runImport } from '@/server/exchange/run-import'
import { takeUpImports } from '@/server/exchange/take-up-imports'
import { undoImport } from '@/server/exchange/undo-import'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, noon } from '@/tests/support/households'
import { bringing, sameWhoeverWrote, tables, tablesOf } from '@/tests/support/imported'
import { largeLedger } from '@/tests/support/ledgers'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const desk = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const { prepared, committed } = bringing(desk, eastGrid)
/** Above thirty rows a sheet is written in parts of twelve: 120 people in forty buildings make ten. */
const small = { rows: 12, together: 30 }
const file = largeLedger(120)
const counts = { new: 120, dropped: 1, total: 121 }
const stateOf = async (batchId: string) => importBatch(desk, { id: batchId })

beforeEach(async () => {
  for (const table of [...tables, 'import_rows', 'import_batches', 'learned_mappings'])
    await owner.execute(sql`delete from ${sql.identifier(table)}`)
})

/** A batch written as far as its second part or a little more, as a process that was killed leaves it. */
async function writtenHalf(): Promise<string> {
  const batchId = await prepared('大表.csv', file)
  await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })
  await runImport(desk, batchId, small)
  expect(await stateOf(batchId)).toMatchObject({ state: 'ready', parts: 11, partsDone: 0, counts })
  await commitImport(desk, { batchId, confirmed: 'on' })
  const running = runImport(desk, batchId, small)
  await expect
    .poll(async () => (await stateOf(batchId))?.partsDone, { interval: 10, timeout: 20_000 })
    .toBeGreaterThan(1)
  // between two parts the work is free for a moment, and whoever takes it then has it
  await owner.transaction(async (tx) => {
    while (!(await takeWork(tx, batchId)));
    await running
  })
  return batchId
}

test('a large sheet is written part by part, and goes on where it stopped, to the same tables [R5][S25]', async () => {
  await committed(await prepared('大表.csv', file))
  const expected = await sameWhoeverWrote(owner)
  for (const table of tables) await owner.execute(sql`delete from ${sql.identifier(table)}`)
  const empty = await tablesOf(owner)

  const batchId = await writtenHalf()
  const half = await stateOf(batchId)
  expect(half).toMatchObject({ state: 'committing' })
  expect(half?.partsDone).toBeLessThan(11)
  const [people] = await owner.execute<{ n: number }>(sql`select count(*)::int as n from residents`)
  expect(people?.n).toBe((half?.doneRows ?? 0) - 1)
  await takeUpImports(db, noon, small)

  expect(await stateOf(batchId)).toMatchObject({ state: 'committed', partsDone: 11, doneRows: 121, counts })
  expect(await sameWhoeverWrote(owner)).toBe(expected)
  const entries = await owner.execute(
    sql`select 1 from audit_entries where act = 'import.commit' and subject_id = ${batchId}`,
  )
  // the press of the button, and one for each transaction that wrote
  expect(entries).toHaveLength(1 + 11)
  expect(await undoImport(desk, { batchId })).toMatchObject({ ok: true })
  expect(await tablesOf(owner)).toBe(empty)
})

test('one that cannot be gone on with is set aside with what it wrote, and is then finished or taken back as a whole [R5]', async () => {
  const empty = await tablesOf(owner)
  const batchId = await writtenHalf()
  await owner.execute(sql`update import_batches set failure = '接着做3' where id = ${batchId}`)
  await takeUpImports(db, noon, small)
  expect(await stateOf(batchId)).toMatchObject({ state: 'halted', failure: '几次都没有做完' })
  expect(await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })).toMatchObject({
    refusal: { kind: 'already_running', state: 'halted' },
  })
  await resumeImport(desk, { batchId })
  await runImport(desk, batchId, small)
  expect(await stateOf(batchId)).toMatchObject({ state: 'committed', counts })
  await undoImport(desk, { batchId })
  expect(await tablesOf(owner)).toBe(empty)

  const other = await writtenHalf()
  await owner.execute(sql`update import_batches set state = 'halted' where id = ${other}`)
  expect(await undoImport(desk, { batchId: other })).toMatchObject({ ok: true })
  expect(await stateOf(other)).toMatchObject({ state: 'undone' })
  expect(await tablesOf(owner)).toBe(empty)
})

test('a number the sheet states for one household is given to no other, in whatever part it stands', async () => {
  const [first, second] = [`户号,姓名,与户主关系,楼栋,室号`, `${String(eastGrid % 1000).padStart(2, '0')}-0001`]
  const rows = [first, ',甲,户主,1,101', ',乙,户主,2,101', `${second},丙,户主,3,101`]
  const batchId = await prepared('户号.csv', Buffer.from(rows.join('\n')))
  await commitImport(desk, { batchId, confirmed: 'on' })
  await runImport(desk, batchId, { rows: 1, together: 1 })
  const homes = await owner.execute<{ number: string; members: string }>(sql`
    select h.number, string_agg(p.name, '') as members from households h
    join residencies r on r.household_id = h.id join residents p on p.id = r.resident_id group by h.id order by 1`)
  expect(homes.map(({ number, members }) => `${number.slice(-4)}${members}`)).toEqual(['0001丙', '0002甲', '0003乙'])
})
