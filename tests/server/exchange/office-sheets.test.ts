import '@/tests/support/environment'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { importBatch } from '@/server/exchange/import-batch'
import { undoImport } from '@/server/exchange/undo-import'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { type Bringing, bringing, homesOf, tablesOf } from '@/tests/support/imported'
import { sheetsFolder } from '@/tests/support/office/fixtures'
import type { Expected } from '@/tests/support/office/given'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
let desk: Bringing

beforeAll(async () => {
  await givenAreas(owner)
  const secretary = await givenActor(owner, 'secretary', eastCommittee)
  await givenHousehold(owner, { building: '99号楼', people: [{ name: '常在', bornOn: '1950-01-01' }] })
  desk = bringing(contextOf(db, secretary), eastGrid)
})

const sheets = readdirSync(sheetsFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const expected: Expected = JSON.parse(readFileSync(path.join(sheetsFolder, name), 'utf8'))
    return { ...expected, file: name.replace(/\.json$/, '') }
  })

test('there are twenty sheets, none larger than 30 KB', () => {
  expect(sheets).toHaveLength(20)
  const sizes = sheets.map(({ file }) => readFileSync(path.join(sheetsFolder, file)).length)
  expect(Math.max(...sizes)).toBeLessThan(30 * 1024)
})

test.each(sheets)(
  '$file ($about) comes in as expected, twice, and goes without a trace [F93][K9][R5]',
  async (sheet) => {
    const bytes = readFileSync(path.join(sheetsFolder, sheet.file))
    const before = await tablesOf(owner)

    const first = await desk.prepared(sheet.file, bytes, sheet)
    const preview = await importBatch(desk.context, { id: first })
    const said = Object.fromEntries(
      (preview?.rows ?? []).map(({ rowNo, reasons }) => [rowNo, reasons.map(({ text }) => text).join('；')]),
    )
    expect(filled(preview?.counts)).toEqual(sheet.counts)
    for (const [row, words] of Object.entries(sheet.said ?? {})) expect(said[row], `row ${row}`).toContain(words)
    expect(await tablesOf(owner)).toBe(before)

    await desk.committed(first)
    expect(await homesOf(owner, first)).toEqual(sheet.homes)
    const after = await tablesOf(owner)

    const again = await desk.prepared(sheet.file, bytes, sheet)
    const { new: added = 0, same = 0, ...rest } = sheet.counts
    const repeated = await importBatch(desk.context, { id: again })
    expect(filled(repeated?.counts)).toEqual({ ...rest, same: added + same })
    await desk.committed(again)
    expect(await tablesOf(owner)).toBe(after)

    expect(await undoImport(desk.context, { batchId: again })).toMatchObject({ ok: true })
    expect(await tablesOf(owner)).toBe(after)
    expect(await undoImport(desk.context, { batchId: first })).toMatchObject({ ok: true })
    expect(await tablesOf(owner)).toBe(before)
  },
)

function filled(counts: Partial<Record<string, number>> | null | undefined): Record<string, number> {
  return Object.fromEntries(Object.entries(counts ?? {}).flatMap(([bucket, count]) => (count ? [[bucket, count]] : [])))
}
