import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { buckets, openFile, preview, twoFamilies, write } from '@/tests/support/desk-import'

const browser = await openBrowser()

test('a request heard at a door ends in a report that anybody can verify [C1][F91][F93]', async () => {
  const secretary = await openPage(browser)
  await signIn(secretary, 'secretary')
  const { batch, file } = await bringIn(secretary)
  await edit(secretary, file)
  expect(batch).toMatch(/^\/imports\//)
}, 240_000)

/** Upload → columns → preview → commit → 退回表; yields the page of the batch and the first family's file. */
async function bringIn(page: Page): Promise<{ batch: string; file: string }> {
  await preview(page, '东兴社区居民信息登记表', twoFamilies(701))
  const counted = await buckets(page)
  expect(counted).toMatchObject({ 新增: 3, 退回: 1 })
  const { 合计: total, ...each } = counted
  expect(total ?? 8).toBe(Object.values(each).reduce((sum, count) => sum + count, 0))
  await write(page)
  const batch = new URL(page.url()).pathname
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载退回表' }).click()
  const { sheets } = await readXlsx(await bytesOf(await coming))
  const rows = sheets[0]?.rows ?? []
  const headings = rows.find((row) => row.includes('错误原因'))
  expect(headings).toBeDefined()
  const refused = rows.find((row) => row.includes('白小荷'))
  expect(refused?.[headings?.indexOf('错误原因') ?? -1]).toMatch(/证件|身份证/)
  return { batch, file: await openFile(page, 701) }
}

/** Class C with its reason, and a tag by hand; both stand on the file. */
async function edit(page: Page, file: string): Promise<void> {
  await page.goto(`${file}/edit`)
  await page.getByRole('radio', { name: 'C 重点' }).check({ force: true })
  await page.getByLabel('改类别的理由').fill('两位老人都过七十，腿脚不便')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((address) => address.pathname === file)
  await page.goto(`${file}/tags/new`)
  await page.getByLabel('标签', { exact: false }).first().selectOption({ label: '空巢（人工，户）' })
  await page.getByRole('button', { name: '加上' }).click()
  await page.waitForURL((address) => address.pathname === file)
  await page.getByText('空巢', { exact: true }).first().waitFor()
}

async function bytesOf(download: { createReadStream: () => Promise<NodeJS.ReadableStream> }): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Buffer))
  return new Uint8Array(Buffer.concat(parts))
}
