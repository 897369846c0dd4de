import { readXlsx } from 'hucre/xlsx'
import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { axe } from '@/tests/support/readable'

const browser = await openBrowser()

async function signedIn(username: string, script = true): Promise<Page> {
  const page = await openPage(browser, { javaScriptEnabled: script })
  await signIn(page, username)
  return page
}

async function rowsOf(download: Download): Promise<unknown[][]> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const { sheets } = await readXlsx(new Uint8Array(Buffer.concat(chunks)))
  return sheets[0]?.rows ?? []
}

test('a short roster comes at once, after the reason', async () => {
  const page = await signedIn('secretary')
  await page.goto('/rosters/ninety')
  await page.getByRole('link', { name: '导出' }).first().click()
  await page.getByLabel('用途').fill('给牛奶公司配送')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Excel' }).click()
  const rows = await rowsOf(await coming)
  expect(rows[1]?.join()).toMatch(/导出 DC-.*用途：给牛奶公司配送/)
  expect(rows.length).toBeGreaterThan(10)
  await page.context().close()
})

test('a long one waits until a cadre of the street allows it, and is taken once; also without script [S18][R19][C33]', async () => {
  const secretary = await signedIn('secretary', false)
  await secretary.goto('/households/export-reason')
  await secretary.getByLabel('用途').fill('街道人口核对，发给民政科')
  await secretary.getByRole('button', { name: '导出 Excel' }).click()
  await secretary.waitForURL(/\/exports\?asked=/)
  expect(await secretary.locator('main').innerText()).toContain('申请已交上去')

  const leader = await signedIn('leader')
  await leader.getByText('1 份导出等您批准').waitFor()
  await leader.locator('a[href="/exports"]', { hasText: '去看' }).click()
  expect(await axe(leader)).toEqual([])
  await leader.getByRole('button', { name: '批准', exact: true }).click()
  await leader.getByText(/可以下载.*批/).waitFor()

  await secretary.reload()
  const coming = secretary.waitForEvent('download')
  await secretary.getByRole('button', { name: '下载 Excel' }).click()
  const rows = await rowsOf(await coming)
  expect(rows.length).toBeGreaterThan(203)
  expect(rows[1]?.join()).toContain('批准：')
  await secretary.goto('/exports')
  expect(await secretary.getByRole('button', { name: '下载 Excel' }).count()).toBe(0)
  expect(await secretary.locator('main').innerText()).toMatch(/收据[\s\S]*已下载/)
  await leader.context().close()
  await secretary.context().close()
})
