import '@/tests/support/environment'
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { chooseSheets } from '@/server/exchange/choose-sheets'
import { decideRows } from '@/server/exchange/decide-rows'
import { forceRows } from '@/server/exchange/force-rows'
import { importBatch } from '@/server/exchange/import-batch'
import { importList } from '@/server/exchange/import-list'
import { runImport } from '@/server/exchange/run-import'
import { undoImport } from '@/server/exchange/undo-import'
import { uploadSheet } from '@/server/exchange/upload-sheet'
import { digitKey } from '@/server/protection/digit-key'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, westCommittee } from '@/tests/support/households'
import { bringing, tables, tablesOf } from '@/tests/support/imported'
import { idNumber } from '@/tests/support/ledgers'
import { sheetsFolder } from '@/tests/support/office/fixtures'
import { ownDatabase } from '@/tests/support/postgres'
import { csvText } from '@/tests/support/sheets'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)
const neighbour = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const desk = bringing(context, eastGrid)
const file = (...rows: string[][]) => Buffer.from(csvText(rows))

beforeEach(async () => {
  for (const table of [...tables, 'import_rows', 'import_batches', 'learned_mappings'])
    await owner.execute(sql`delete from ${sql.identifier(table)}`)
})

const head = ['楼栋', '室号', '姓名', '与户主关系', '身份证号', '工作单位', '健康状况']
const ding = ['3', '501', '丁大山', '户主', idNumber('19600312', 1), '机床厂', '高血压']
const li = ['3', '501', '李小梅', '妻', idNumber('19621105', 2), '', '']

describe('a conflict', () => {
  test('shows both values with since when and from where, and is settled field by field [F91][C18]', async () => {
    await desk.committed(await desk.prepared('春.csv', file(head, ding, li)))
    await owner.execute(sql`update residents set recorded_at = '2026-01-05T10:00:00+08:00'`)
    const before = await tablesOf(owner)
    const moved = [...ding.slice(0, 5), '纺织厂', '糖尿病']
    const batchId = await desk.prepared('秋.csv', file(head, moved, li))
    const preview = await importBatch(context, { id: batchId, bucket: 'conflict' })
    const { reasons = [] } = preview?.rows[0] ?? {}
    expect(reasons.map(({ field }) => field)).toEqual(['work', 'health'])
    expect(reasons[0]?.text).toMatch(
      /^档案“机床厂”（2026-01-05 建档），表格“纺织厂”（秋\.csv，\d{4}-\d{2}-\d{2} 上传）$/,
    )

    const answer = { batchId, decision: 'fields', fields: ['2.work', '2.nonsense', '../etc'] }
    expect(await decideRows(context, answer)).toMatchObject({ ok: true })
    await desk.committed(batchId)
    expect(await owner.execute(sql`select work, health from residents where name = '丁大山'`)).toMatchObject([
      { work: '纺织厂', health: '高血压' },
    ])
    const later = await importBatch(context, { id: await desk.prepared('冬.csv', file(head, ding, li)) })
    expect(later?.rows.flatMap((row) => row.reasons).find(({ field }) => field === 'work')?.text).toContain(
      `档案“纺织厂”（2026-11-20 ${secretary.name}改）`,
    )
    expect(await undoImport(context, { batchId })).toMatchObject({ ok: true })
    expect(await tablesOf(owner)).toBe(before)
  })

  test('without anything ticked is not settled', async () => {
    const batchId = await desk.prepared('春.csv', file(head, ding))
    for (const decision of ['fields', 'take'])
      expect(await decideRows(context, { batchId, decision })).toMatchObject({ refusal: { kind: 'nothing_ticked' } })
  })

  test('somebody who lives elsewhere moves here when told so, lives nowhere twice, and goes back by undo', async () => {
    await desk.committed(await desk.prepared('春.csv', file(head, ding, li)))
    const before = await tablesOf(owner)
    const batchId = await desk.prepared('秋.csv', file(head, ['4', '101', ...ding.slice(2)]))
    expect(await importBatch(context, { id: batchId })).toMatchObject({ counts: { conflict: 1 } })
    await decideRows(context, { batchId, decision: 'move', rows: ['2'] })
    await desk.committed(batchId)
    expect(
      await owner.execute(sql`select h.address, r.to_on::text, p.name as head from residencies r join households h on h.id = r.household_id
        left join residents p on p.id = h.head_id join residents w on w.id = r.resident_id where w.name = '丁大山' order by h.address`),
    ).toMatchObject([
      { address: '3号楼 501', to_on: '2026-11-20', head: null },
      { address: '4号楼 101', to_on: null, head: '丁大山' },
    ])
    expect(await undoImport(context, { batchId })).toMatchObject({ ok: true })
    expect(await tablesOf(owner)).toBe(before)
  })
})

test('what a later sheet adds stands beside what was known: notes and contacts, once each', async () => {
  await desk.committed(await desk.prepared('春.csv', file(head, ding)))
  const before = await tablesOf(owner)
  const more = file([...head, '养犬', '紧急联系人', '紧急联系电话'], [...ding, '两只', '丁小山', '13911112222'])
  const batchId = await desk.prepared('秋.csv', more)
  expect(await importBatch(context, { id: batchId })).toMatchObject({ counts: { changed: 1, conflict: 0 } })
  await desk.committed(batchId)
  expect(
    await owner.execute(sql`select p.note, c.name, c.phone_masked from residents p, outside_contacts c`),
  ).toMatchObject([{ note: '养犬：两只', name: '丁小山', phone_masked: '139****2222' }])
  expect(await importBatch(context, { id: await desk.prepared('秋.csv', more) })).toMatchObject({
    counts: { same: 1, changed: 0 },
  })
  expect(await undoImport(context, { batchId })).toMatchObject({ ok: true })
  expect(await tablesOf(owner)).toBe(before)
})

test('somebody whose number a later sheet fills is found by it, and no longer once that is taken back', async () => {
  await desk.committed(await desk.prepared('春.csv', file(head, ding)))
  const before = await tablesOf(owner)
  const batchId = await desk.prepared('秋.csv', file([...head, '手机'], [...ding, '13911112222']))
  await desk.committed(batchId)
  const found = () => owner.execute(sql`select 1 from search_keys where key = ${digitKey('phone4', '2222')}`)
  expect(await found()).toHaveLength(1)
  await undoImport(context, { batchId })
  expect(await found()).toHaveLength(0)
  expect(await tablesOf(owner)).toBe(before)
})

test('no number of a sheet stands readable in the preview, the notes or the tables [K10][F93]', async () => {
  const number = idNumber('19700101', 9)
  const wrong = number.slice(0, 17) + (number.endsWith('0') ? '1' : '0')
  const batchId = await desk.prepared(
    '春.csv',
    file([...head, '监护人情况'], [...ding, `${number} 13911112222`], ['3', '502', '何其', '户主', wrong, '', '', '']),
  )
  const shown = JSON.stringify(await importBatch(context, { id: batchId }))
  await desk.committed(batchId)
  const [kept] = await owner.execute<{ all: string }>(
    sql`select (select jsonb_agg(to_jsonb(r))::text from import_rows r) || (select jsonb_agg(to_jsonb(p))::text from residents p) as all`,
  )
  for (const text of [shown, kept?.all]) {
    expect(text).not.toMatch(new RegExp(`${number}|${wrong}|${ding[4]}|13911112222`))
  }
  expect(kept?.all).toContain('139****2222')
})

describe('what a person answered', () => {
  const asked = ['姓名', '性别', '楼栋', '室号', '养犬情况', '号码']
  const row = ['丁大山', '男', '3', '501', '独居', '13911112222']

  test('for a layout and for a single heading is proposed the next time, in this committee only', async () => {
    await desk.prepared('春.csv', file(asked, row), { uses: { 4: 'tags', 5: 'phone' } })
    const columnsOf = async (where: typeof context, ...rows: string[][]) => {
      const uploaded = await uploadSheet(where, { fileName: '秋.csv', bytes: new Uint8Array(file(...rows)) })
      if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
      const batch = await importBatch(where, { id: uploaded.value.id })
      return batch?.columns.map(({ use, open, learned }) => (learned ? `${use} learned` : (open ?? use)))
    }
    const known = ['name', 'sex', 'building', 'room', 'tags learned', 'phone learned']
    expect(await columnsOf(context, asked, row)).toEqual(known)
    // one title more than last time, so that the headings stand lower
    expect(await columnsOf(context, ['花名册'], asked, row)).toEqual(known)
    expect(
      await columnsOf(context, ['号码', '姓名', '电话', '养犬情况', '性别'], ['1', '丁', '2', '独居', '男']),
    ).toEqual(['vague', 'name', 'phone', 'tags learned', 'sex'])
    expect(await columnsOf(neighbour, asked, row)).toEqual(['name', 'sex', 'building', 'room', 'unknown', 'vague'])
  })
})

test('of a file with several sheets the chosen ones are read, each by its own columns and as a batch of its own', async () => {
  const bytes = new Uint8Array(readFileSync(`${sheetsFolder}/05-several-sheets.xlsx`))
  const uploaded = await uploadSheet(context, { fileName: '各楼.xlsx', bytes })
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  const batchId = uploaded.value.id
  expect(await chooseSheets(neighbour, { batchId, sheets: ['1'] })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await chooseSheets(context, { batchId, sheets: ['9'] })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await chooseSheets(context, { batchId, sheets: [] })).toMatchObject({ ok: false })
  expect(await chooseSheets(context, { batchId, sheets: ['1', '2'] })).toEqual({ ok: true, value: { id: batchId } })
  const list = await importList(context, {})
  expect(list.map(({ sheetName }) => sheetName).toSorted()).toEqual(['1号楼', '2号楼'])
  const columns = await Promise.all(
    list.map(async ({ id, sheetName }) => [sheetName, (await importBatch(context, { id }))?.columns[0]?.use]),
  )
  expect(Object.fromEntries(columns)).toEqual({ '1号楼': 'room', '2号楼': 'building' })
})

describe('a number whose last digit is wrong', () => {
  const right = idNumber('19450101', 3)
  const wrong = `${right.slice(0, 17)}${right[17] === '1' ? '2' : '1'}`
  const zhang = ['5', '101', '张建国', '户主', wrong, '', '']

  test('comes in for a reason given for its row, after the decisions on other rows, and goes again without a trace [K1]', async () => {
    await desk.committed(await desk.prepared('春.csv', file(head, ding, li)))
    const before = await tablesOf(owner)
    const moved = [...ding.slice(0, 5), '纺织厂', '糖尿病']
    const bad = ['6', '101', '王五', '户主', '12345', '', '']
    const batchId = await desk.prepared('秋.csv', file(head, moved, zhang, bad))
    await decideRows(context, { batchId, decision: 'take', rows: ['2'] })

    const reason = '证件上就是这样'
    expect(await forceRows(context, { batchId, rows: ['3'] })).toMatchObject({ refusal: { kind: 'invalid_input' } })
    expect(await forceRows(context, { batchId, rows: ['2', '4'], reason })).toMatchObject({
      refusal: { kind: 'nothing_ticked' },
    })
    expect(await forceRows(neighbour, { batchId, rows: ['3'], reason })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
    expect(await forceRows(context, { batchId, rows: ['3', '4'], reason })).toMatchObject({ ok: true })
    await runImport(context, batchId)
    expect(await importBatch(context, { id: batchId })).toMatchObject({
      state: 'ready',
      counts: { new: 1, conflict: 1, refused: 1 },
    })
    await desk.committed(batchId)
    const people = await owner.execute(
      sql`select name, work, id_override, id_cipher is not null as numbered from residents where name <> '李小梅' order by name`,
    )
    expect(people).toMatchObject([
      { name: '丁大山', work: '纺织厂', id_override: null, numbered: true },
      { name: '张建国', id_override: reason, numbered: true },
    ])
    const [told] = await owner.execute<{ detail: object }>(
      sql`select detail from audit_entries where act = 'import.map' and subject_id = ${batchId} and detail ? 'forced'`,
    )
    expect(told?.detail).toEqual({ forced: [3], reason })
    await undoImport(context, { batchId })
    expect(await tablesOf(owner)).toBe(before)
  })
})
