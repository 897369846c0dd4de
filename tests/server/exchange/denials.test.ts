import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importBatch } from '@/server/exchange/import-batch'
import { undoImport } from '@/server/exchange/undo-import'
import { figureFile } from '@/server/figures/figure-file'
import { residentFile } from '@/server/residents/resident-file'
import { rosterFile } from '@/server/rosters/roster-file'
import { addTag } from '@/server/tags/add-tag'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas } from '@/tests/support/households'
import { bringing, tablesOf } from '@/tests/support/imported'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const context = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const desk = bringing(context, eastGrid)
const rows = [
  '楼栋,室号,姓名,与户主关系,是否低保,残疾情况,优抚,是否失业,独居',
  '3,101,丁大山,户主,否,无,×,否,否',
  '3,102,李小梅,户主,是,肢体二级,是,是,',
  '3,103,张建国,户主,,,,,',
]
const file = Buffer.from(rows.join('\n'))
const people = async () =>
  Object.fromEntries(
    (await owner.execute<{ name: string; id: string }>(sql`select name, id from residents`)).map(({ name, id }) => [
      name,
      id,
    ]),
  )
const counted = async (way: string, part: string) =>
  (await figureFile(context, { code: `answered.${way}.${part}`, from: '2026-11-01', to: '2026-11-20' }))?.value
const ways = ['minimum_living', 'disability', 'preferential', 'unemployed']

test('否 is a fact: kept, shown, counted beside 未核实 and written out as 否; blank stays blank [K8]', async () => {
  const empty = await tablesOf(owner)
  const batchId = await desk.prepared('政策.csv', file)
  await desk.committed(batchId)
  const { 丁大山: ding = '', 张建国: zhang = '' } = await people()
  expect((await residentFile(context, { id: ding }))?.denied.map(({ label }) => label).sort()).toEqual(
    ['低保', '优抚', '失业', '残疾', '独居'].sort(),
  )
  expect(await residentFile(context, { id: zhang })).toMatchObject({ denied: [], tags: [] })
  for (const way of ways)
    expect([await counted(way, 'yes'), await counted(way, 'no'), await counted(way, 'none')], way).toEqual([1, 1, 1])
  const roster = await rosterFile(context, { code: 'build', about: 'resident', cols: ways.join(',') })
  expect(roster?.lines.map(({ cells }) => cells)).toEqual([
    ['丁大山', '否', '否', '否', '否'],
    ['李小梅', '是', '是', '是', '是'],
    ['张建国', '', '', '', ''],
  ])

  // the same sheet again says nothing new, and the whole is taken back
  expect(await importBatch(context, { id: await desk.prepared('政策.csv', file) })).toMatchObject({
    counts: { same: 3 },
  })
  expect(await undoImport(context, { batchId })).toMatchObject({ ok: true })
  expect(await tablesOf(owner)).toBe(empty)
})

test('a tag on file is not gainsaid by a sheet, and one set later speaks louder than an earlier no [K8]', async () => {
  await desk.committed(await desk.prepared('政策.csv', file))
  const { 丁大山: ding = '' } = await people()
  const [home] = await owner.execute<{ id: string }>(
    sql`select household_id as id from residencies where resident_id = ${ding}`,
  )
  const tag = {
    householdId: home?.id,
    residentId: ding,
    code: 'disability',
    detail: '肢体二级',
    evidence: '证',
    fromOn: '2026-11-20',
  }
  expect(await addTag(context, tag)).toMatchObject({ ok: true })
  expect((await residentFile(context, { id: ding }))?.denied.map(({ label }) => label)).not.toContain('残疾')
  expect([await counted('disability', 'yes'), await counted('disability', 'no')]).toEqual([2, 0])
  const again = await importBatch(context, { id: await desk.prepared('再.csv', file) })
  expect(again).toMatchObject({ counts: { same: 3 } })
})
