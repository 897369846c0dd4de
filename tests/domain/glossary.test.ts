import { expect, test } from 'vitest'
import { codeTables, rowsOf } from '@/scripts/glossary'
import { textOf } from '@/tests/support/source'

test('every code and its word stand in the glossary (`npm run glossary` writes them)', async () => {
  const tables = await codeTables()
  expect(tables.length).toBeGreaterThan(30)
  const lines = new Set(textOf('docs/glossary.md').split('\n'))
  const missing = tables.flatMap((table) =>
    rowsOf(table)
      .filter((row) => !lines.has(row))
      .map((row) => `${table.name}: ${row}`),
  )
  expect(missing).toEqual([])
})

test('one word never means two things within one table', async () => {
  const twice = (await codeTables()).flatMap(({ name, codes }) =>
    codes
      .filter(([, label], index) => codes.findIndex(([, other]) => other === label) !== index)
      .map(([code, label]) => `${name}.${code} ${label}`),
  )
  expect(twice).toEqual([])
})
