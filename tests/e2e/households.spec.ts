import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'

const browser = await openBrowser()

/** The address of the first household in the secretary's list that carries a tag. */
async function someHousehold(page: Page): Promise<string> {
  await page.goto('/households?tag=living_alone')
  const href = await page.getByRole('table', { name: '家庭名单' }).getByRole('link').nth(3).getAttribute('href')
  if (!href?.startsWith('/households/')) throw new Error(`no household in the list: ${href}`)
  return href
}

const saved = (page: Page) => page.waitForURL((address) => !address.pathname.endsWith('/edit'))

test('two people change one field: the second is shown both, decides with the keyboard alone, and nothing is lost [R1] [S22]', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  const file = await someHousehold(page)
  const other = await openPage(browser, { javaScriptEnabled: false })
  await signIn(other, 'secretary')
  await page.goto(`${file}/edit`)
  await other.goto(`${file}/edit`)
  const theirs = `方言 ${Math.round(performance.now())}`
  await other.getByLabel('语言').fill(theirs)
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await saved(other)

  await page.getByLabel('语言').focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('藏语，要翻译')
  await page.keyboard.press('Enter')
  const clash = page.getByRole('alert').filter({ hasText: '两人同改一处' })
  await clash.waitFor()
  expect(await clash.innerText()).toContain(theirs)
  await page.getByRole('button', { name: '保存', exact: true }).focus()
  await page.keyboard.press('Enter')
  await saved(page)
  expect(await page.getByRole('complementary').innerText()).toContain('藏语，要翻译')
}, 120_000)

test('a number is seen only after its purpose, for a moment, also without script', async () => {
  const page = await openPage(browser, { javaScriptEnabled: false })
  await signIn(page, 'worker')
  await page.goto('/households?sort=number')
  await page.getByRole('table', { name: '家庭名单' }).getByRole('link').nth(3).click()
  await page.locator('a[href*="reveal?field=id_number"]').first().click()
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await page.getByText('请选用途').first().waitFor()
  await page.getByLabel('用途').selectOption('check')
  await page.getByLabel('为什么要看').fill('核对证件办理补贴')
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await page.locator('.revealed').waitFor()
  expect(await page.locator('.revealed').innerText()).toMatch(/^29\d{15}[\dX]$/)
  expect(await page.locator('meta[http-equiv="refresh"]').getAttribute('content')).toMatch(/^\d+;url=/)
}, 120_000)
