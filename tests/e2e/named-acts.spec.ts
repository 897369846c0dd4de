import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { choose, pick, takenOver } from '@/tests/support/desk-forms'
import { reach } from '@/tests/support/keyboard'
import { axe } from '@/tests/support/readable'

const browser = await openBrowser()
const today = dayOf(new Date())
const seen = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: '请核对影响' })
    .waitFor()
    .catch(async () => {
      throw new Error(
        `no effect is shown: ${(await page.locator('main .bad, main [role=alert]').allInnerTexts()).join(' ')}`,
      )
    })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A family of at least three of the secretary's, with a woman in it. */
async function family(page: Page): Promise<string> {
  await page.goto('/households')
  const links = await page.locator('main tbody a').evaluateAll((list) => list.map((link) => link.getAttribute('href')))
  for (const href of new Set(links.filter((one) => /^\/households\/[\w-]{36}$/.test(one ?? '')))) {
    await page.goto(href ?? '')
    const people = await page.getByRole('table', { name: '家里人' }).locator('tbody tr:not(.faint)').allInnerTexts()
    if (people.length > 2 && people.slice(1).some((text) => text.includes('女'))) return href ?? ''
  }
  throw new Error('no family in the list')
}

/** Opens an entry of 变更 by keyboard alone. */
async function change(page: Page, file: string, label: string): Promise<void> {
  await page.goto(file)
  await reach(page, '变更')
  await page.keyboard.press('Enter')
  await reach(page, label)
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname !== file)
  await takenOver(page.locator('main form button').last())
}

test('by keyboard alone a baby is added and a household split, and seen before it is done [C26] [R19] [S36]', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  const file = await family(page)
  await change(page, file, '登记出生')
  expect(await axe(page)).toEqual([])
  await page.locator('input[name=motherId]').first().focus()
  await page.keyboard.press('Space')
  await reach(page, '姓名')
  await page.keyboard.type('新芽')
  // the browser's own date box is typed in the order of its language
  await page.getByLabel('出生日期').fill(addDays(today, -1))
  await reach(page, '男')
  await page.keyboard.press('Space')
  await reach(page, '与户主的关系')
  await page.keyboard.press('ArrowDown')
  await reach(page, '看影响')
  await page.keyboard.press('Enter')
  await seen(page)
  expect(await axe(page)).toEqual([])
  await reach(page, '确认登记出生')
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => address.pathname === file)
  await page.getByRole('link', { name: '新芽', exact: true }).first().waitFor()

  await change(page, file, '分户')
  const leaves = page.locator('input[name="members[]"]').nth(1)
  await leaves.focus()
  await page.keyboard.press('Space')
  await page.locator(`input[name=headId][value="${await leaves.inputValue()}"]`).focus()
  await page.keyboard.press('Space')
  await reach(page, '看影响')
  await page.keyboard.press('Enter')
  await seen(page)
  expect(await axe(page)).toEqual([])
  await reach(page, '确认分户')
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => /\/households\/[\w-]{36}$/.test(address.pathname) && address.pathname !== file)
  await page.getByText('分自').waitFor()
  expect((await page.goto(`${file}/print`))?.status()).toBe(200)
}, 180_000)

test('without script a split is seen, done and taken back, and a refusal is told at its field [C26] [R19]', async () => {
  const page = await openPage(browser, { javaScriptEnabled: false })
  await signIn(page, 'secretary')
  const file = await family(page)
  await page.goto(file)
  const splits = await page.getByText('分出去').count()
  await page.goto(`${file}/split`)
  const leaves = page.locator('input[name="members[]"]').nth(1)
  await leaves.check()
  await page.locator(`input[name=headId][value="${await leaves.inputValue()}"]`).check({ force: true })
  await press(page, '看影响')
  await seen(page)
  await press(page, '确认分户')
  await page.getByText('分自').waitFor()
  await page.goto(`${file}/undo`)
  await page.getByRole('button', { name: '看影响' }).first().click()
  await seen(page)
  await press(page, '确认撤销分户')
  await page.waitForURL((address) => address.pathname === file)
  expect(await page.getByText('分出去').count()).toBe(splits)

  await page.goto(`${file}/vacate`)
  await press(page, '看影响')
  await page.getByRole('alert').waitFor()
  expect(await page.getByText('请写迁往哪里').count()).toBeGreaterThan(0)
}, 180_000)

test('one secretary offers, the other accepts: a name and a reason go over, the person is never without a home [C16] [C26]', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  const file = await family(page)
  await change(page, file, '转到别的居民区')
  expect(await axe(page)).toEqual([])
  await page.locator('input[name=residentId]').nth(1).check({ force: true })
  const [, name = ''] = await page.locator('input[name=residentId] + span').allInnerTexts()
  const other = await openPage(browser)
  await signIn(other, 'other')
  const theirs = (await other.getByRole('banner').innerText()).match(/\S+社区/)?.[0] ?? ''
  await pick(page, '转到哪个居民区', theirs)
  await page.getByLabel('原因').fill('搬到女儿家')
  await press(page, '提出转移')
  await page.waitForURL(/\/transfers$/)
  expect(await axe(page)).toEqual([])

  const person = name.split('　')[0] ?? ''
  await other.goto('/transfers')
  expect(await axe(other)).toEqual([])
  await other.getByRole('link', { name: `接收 ${person}` }).click()
  await other.getByLabel('楼栋').waitFor()
  await other.getByLabel('楼栋').selectOption({ index: 1 })
  await other.getByLabel('房号').fill('9901')
  await choose(other, '性别', '男')
  await other.getByLabel('出生日期').fill('1960-01-01')
  await press(other, '看影响')
  await seen(other)
  await press(other, '确认接收')
  await other.waitForURL(/\/households\/[\w-]{36}$/)
  await other.getByRole('link', { name: person, exact: true }).first().waitFor()
  await page.goto(file)
  await page.getByText('转出').first().waitFor()
}, 180_000)
