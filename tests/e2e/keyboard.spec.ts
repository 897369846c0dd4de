import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, openPage } from '@/tests/support/browser'
import { focused, reach } from '@/tests/support/keyboard'

const browser = await openBrowser()

test('a household is found and edited by keyboard alone, and the focus is always seen [R19][S36]', async () => {
  const page = await openPage(browser)
  await page.goto('/sign-in')
  await reach(page, '账号')
  await page.keyboard.type('secretary')
  await reach(page, '密码')
  await page.keyboard.type('baijia-demo')
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  const home = await someHome(page)

  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('跳到正文')
  await reach(page, '找人、户、事')
  await page.keyboard.type(home.room)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=/)
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('跳到正文')
  await page.keyboard.press('Enter')
  await reach(page, home.address)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/households\/[\w-]{36}$/)
  const file = page.url()
  await reach(page, '变更')
  await page.keyboard.press('Enter')
  await reach(page, '改类别、联系方式')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/edit$/)

  const other = await anotherClass(page)
  await reach(page, /^[ABC] /)
  await page.keyboard.press(other.key)
  await reach(page, '改类别的理由')
  await page.keyboard.type('上门核实后改')
  await reach(page, '备注')
  await page.keyboard.type('键盘录入')
  await reach(page, '保存')
  await page.keyboard.press('Enter')
  await page.waitForURL(file)
  await page.getByText('键盘录入').first().waitFor()
})

/** A home of the list by its address, and the room as people say it; then back to where one starts. */
async function someHome(page: Page): Promise<{ address: RegExp; room: string }> {
  const start = page.url()
  await page.goto('/households')
  const links = await page.locator('main tbody a').allInnerTexts()
  const address = links.find((text) => /\d+号楼 \d+单元 \d+$/.test(text)) ?? ''
  const [, building, unit, room] = /(\d+)号楼 (\d+)单元 (\d+)$/.exec(address) ?? []
  await page.goto(start)
  return { address: new RegExp(address), room: `${building}-${unit}-${room}` }
}

/** The arrow that leads from the class on file to a neighbouring one. */
async function anotherClass(page: Page): Promise<{ key: string }> {
  const now = await page.locator('input[name=contactClass]:checked').getAttribute('value')
  return { key: now === 'C' ? 'ArrowLeft' : 'ArrowRight' }
}
