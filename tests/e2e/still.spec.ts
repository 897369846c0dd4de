import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { ask, cookieOf } from '@/tests/support/raw'

const browser = await openBrowser()

test('a page of reading carries its text once; asked for as data it carries it as data', async () => {
  const cookie = await cookieOf(browser, 'secretary')
  const asPage = await ask('/households', { headers: { cookie, accept: 'text/html' } })
  const [, one = ''] = asPage.text.match(/href="(\/households\/[0-9a-f-]{36})"/) ?? []
  const times = (text: string) => text.split(one).length - 1
  expect(times(asPage.text)).toBe(1)
  const asData = await ask('/households', { headers: { cookie, accept: '*/*', rsc: '1' } })
  expect(times(asData.text)).toBe(1)
  expect(asData.headers['content-type']).toContain('text/x-component')
}, 60_000)

test('what was read stands as before once script has begun, after a form too, and the way back is whole', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  await page.goto('/households')
  const rows = page.getByRole('table', { name: '家庭名单' }).locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(50)
  await rows.first().getByRole('link').first().click()
  await page.waitForURL(/\/households\/[0-9a-f-]{36}$/)
  const file = page.url()
  const head = await page.locator('main h1').innerText()
  await page.goto(`${file}/edit`)
  await page.getByLabel('语言').fill(`方言 ${Math.round(performance.now())}`)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(file)
  expect(await page.locator('main h1').innerText()).toBe(head)
  await page.goBack()
  await page.getByLabel('语言').waitFor()
  expect(await page.getByRole('navigation', { name: '主导航' }).first().getByRole('link').count()).toBeGreaterThan(4)
  await page.goForward()
  await expect.poll(() => page.locator('main h1').innerText()).toBe(head)
}, 120_000)

test('after signing out the way back shows nothing of the page that was left', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  await page.goto('/households')
  await page.getByRole('button', { name: '退出' }).first().click()
  await page.waitForURL((address) => address.pathname === '/sign-in')
  await page.goBack()
  await page.waitForURL((address) => address.pathname === '/sign-in')
  expect(await page.getByRole('table').count()).toBe(0)
}, 60_000)
