import { expect, test } from 'vitest'
import { fileRefusalText } from '@/domain/exchange/file'
import { uploadRefusalText } from '@/domain/exchange/import-wording'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
import { hostile } from '@/tests/support/office/hostile'

/** CPU, because it stays the same however busy the machine is. */
test.each(hostile)('%s: refused within two seconds and 300 MB, with a sentence [S26]', async (_, made, kind) => {
  const bytes = new Uint8Array(await made())
  const [cpu, rss] = [process.cpuUsage(), process.memoryUsage().rss]
  const found = await readWorkbook(bytes, '花名册.xlsx')
  const { user, system } = process.cpuUsage(cpu)
  expect(found).toMatchObject({ ok: false, refusal: { kind } })
  expect((user + system) / 1e6).toBeLessThan(2)
  expect((process.memoryUsage().rss - rss) / 1024 / 1024).toBeLessThan(300)
  if (found.ok) return
  for (const said of [fileRefusalText(found.refusal), uploadRefusalText(kind)]) {
    expect(said).toContain('没有导入任何数据')
    expect(said).toMatch(/请.+。$/)
  }
})
