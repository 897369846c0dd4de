import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { base, openBrowser, openPage, signIn } from '@/tests/support/browser'

const browser = await openBrowser()
const sql = postgres(inject('app').ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => sql.end())

const MB = 1024 * 1024

/** A sheet of that many bytes, to the byte: rows with a long remark, and a last one that fills up. */
function sheetOf(bytes: number): Buffer {
  const heading = '姓名,楼栋,室号,备注\n'
  const rows: string[] = [heading]
  let length = Buffer.byteLength(heading)
  for (let at = 1; length < bytes; at++) {
    const begin = `张${at},1,${100 + at},`
    const rest = bytes - length - Buffer.byteLength(begin) - 1
    const row = `${begin}${'x'.repeat(Math.max(0, Math.min(20_000, rest)))}\n`
    rows.push(row)
    length += Buffer.byteLength(row)
  }
  return Buffer.from(rows.join('')).subarray(0, bytes)
}

test('a sheet of 5, 9 or 11 MB is kept to the last byte, and one of 50 MB is refused in words [S27]', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  for (const size of [5, 9, 11]) {
    const buffer = sheetOf(size * MB)
    await page.goto('/imports')
    await page.getByLabel('居民信息表格').setInputFiles({ name: `${size}MB.csv`, mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: '上传并认表头' }).click()
    await page.getByRole('heading', { name: '表头怎么认的' }).waitFor({ timeout: 45_000 })
    const [kept] =
      await sql`select bytes, file_digest as digest from import_batches where file_name = ${`${size}MB.csv`}`
    const digest = createHash('sha256').update(buffer).digest('hex')
    expect(kept).toEqual({ bytes: size * MB, digest })
  }
  const before = await sql`select count(*)::int as n from import_batches`
  const large = { name: '50MB.csv', mimeType: 'text/csv', buffer: Buffer.alloc(50 * MB, 'x') }
  const told = await page.request.post('/imports/upload', {
    headers: { origin: base() },
    multipart: { sheet: large },
    timeout: 45_000,
  })
  expect(await told.text()).toContain('20 MB')
  expect(await sql`select count(*)::int as n from import_batches`).toEqual(before)
}, 180_000)
