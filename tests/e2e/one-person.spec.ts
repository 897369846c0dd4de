import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { send } from '@/tests/support/desk-forms'
import { axe } from '@/tests/support/readable'

const browser = await openBrowser()
const numbered = '290101197503037719'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const seen = (page: Page) => page.getByRole('status').filter({ hasText: '请核对影响' }).waitFor()

/** Two files of whoever is signed in. */
async function files(page: Page): Promise<[string, string]> {
  await page.goto('/households')
  const links = await page.locator('main tbody a').evaluateAll((list) => list.map((link) => link.getAttribute('href')))
  const own = [...new Set(links.filter((one) => /^\/households\/[\w-]{36}$/.test(one ?? '')))]
  return [own[0] ?? '', own[1] ?? '']
}

/** 加一人; yields the address that was reached. */
async function added(page: Page, file: string, who: { name: string; idNumber?: string; bornOn?: string }) {
  await page.goto(`${file}/members/new`)
  await page.locator('select[name=relation]').selectOption('97')
  await page.locator('input[name=name]').fill(who.name)
  if (who.idNumber) await page.locator('input[name=idNumber]').fill(who.idNumber)
  if (who.bornOn) await page.locator('input[name=bornOn]').fill(who.bornOn)
  await send(page, '保存')
  return new URL(page.url())
}

test('one number in two committees: added without a dead end, asked, answered on 今日, accepted without typing again [C16] [S2]', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  const [file] = await files(page)
  expect((await added(page, file, { name: '两处甲', idNumber: numbered })).pathname).toBe(file)
  const other = await openPage(browser)
  await signIn(other, 'other')
  const [theirs] = await files(other)
  expect((await added(other, theirs, { name: '两处乙', idNumber: numbered })).pathname).toBe('/same-people')
  await other.getByText('看不到是哪里').waitFor()
  expect(await other.locator('main').innerText()).not.toContain('两处甲')
  expect(await axe(other)).toEqual([])
  await other.getByLabel('请对方核对的原因').fill('一直住我们这里')
  await send(other, '请对方核对')

  await page.goto('/')
  await page.getByRole('link', { name: '同一人待答复' }).click()
  await page.getByText('一直住我们这里').waitFor()
  expect(await page.locator('main').innerText()).not.toContain('两处乙')
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: /^同意转出/ }).check({ force: true })
  await send(page, '答复')

  await other.goto('/')
  await other.getByRole('link', { name: '转入待接收' }).click()
  await other.getByRole('link', { name: '接收 两处甲' }).click()
  await other.getByText('两处乙已有档案').waitFor()
  expect(await axe(other)).toEqual([])
  await press(other, '看影响')
  await seen(other)
  await press(other, '确认接收')
  await other.waitForURL((address) => address.pathname === theirs)
  await other.goto('/transfers')
  await other.getByRole('link', { name: '撤销接收 两处甲' }).click()
  await other.getByRole('heading', { name: '接收转来的人' }).waitFor()
  expect(await axe(other)).toEqual([])
}, 240_000)

test('without script two records of one person are found by 查错, laid side by side, and made one [C16] [R19]', async () => {
  const page = await openPage(browser, { javaScriptEnabled: false })
  await signIn(page, 'secretary')
  const [one, two] = await files(page)
  const person = { name: '重复丙', bornOn: '1970-07-07' }
  await added(page, one, person)
  await added(page, two, person)
  await page.goto('/households/faults')
  const section = page.locator('#same_person')
  await section
    .or(page.getByRole('table', { name: '一个人建了两份档' }))
    .first()
    .waitFor()
  await page
    .getByRole('link', { name: /^核对并合并：/ })
    .first()
    .click()
  await page.getByRole('link', { name: '核对并合并 重复丙' }).click()
  await page.getByText('留下：重复丙').waitFor()
  await press(page, '看影响')
  await seen(page)
  await press(page, '确认合并')
  await page.waitForURL(/\/residents\/[\w-]{36}$/)
  await page.getByRole('heading', { name: '重复丙' }).waitFor()
  await page.getByText('更正').waitFor()
}, 240_000)
