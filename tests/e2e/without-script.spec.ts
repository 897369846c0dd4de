import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { choose, pick } from '@/tests/support/desk-forms'
import { openFile, preview, twoFamilies, write } from '@/tests/support/desk-import'
import { close, dispatch, finish, followUp, reply } from '@/tests/support/desk-issue'
import { addSentence, draft, freeze } from '@/tests/support/desk-report'

const browser = await openBrowser()
const today = dayOf(new Date())

test('without script a spreadsheet becomes households, and a refused field keeps what was typed [R19]', async () => {
  const page = await plainDesk('secretary')
  await preview(page, '无脚本登记表', twoFamilies(711))
  await write(page)
  const file = await openFile(page, 711)
  await page.goto(`${file}/edit`)
  await choose(page, '类别', 'A 不上门')
  await page.getByLabel('备注').fill('家里有病人，请先打电话')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('备注').inputValue()).toBe('家里有病人，请先打电话')
  expect(await page.getByRole('radio', { name: 'A 不上门' }).isChecked()).toBe(true)
  await page.getByLabel('改类别的理由').fill('本人要求')
  await pick(page, '首选联系方式', '电话')
  await page.getByLabel('方便的时段').fill('晚上 7 点后')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((address) => address.pathname === file)
  await page.getByText('家里有病人，请先打电话').first().waitFor()
}, 180_000)

test('without script a request goes from the counter to the shelf [R19]', async () => {
  const secretary = await plainDesk('secretary')
  await secretary.goto('/issues/new')
  await secretary.getByRole('textbox', { name: '原话' }).fill('楼道灯坏了三天，晚上看不见')
  await secretary.getByRole('textbox', { name: '地点' }).fill('一纺小区 3号楼 3单元')
  await pick(secretary, '类别', '楼道照明')
  await pick(secretary, '网格', '第二网格')
  await secretary.getByRole('button', { name: '登记诉求', exact: true }).click()
  await secretary.waitForURL(/\/issues\/[\w-]{36}/)
  const issue = new URL(secretary.url()).pathname
  await dispatch(secretary, issue)
  await finish(await plainDesk('section'), issue)
  await reply(secretary, issue)
  await followUp(await plainDesk('worker'), issue)
  await close(secretary, issue)
  await secretary.getByText('已归档').first().waitFor()
}, 180_000)

test('without script a report is drafted, worded, frozen and verified [R19]', async () => {
  const page = await plainDesk('secretary')
  const report = await draft(page, addDays(today, -46), addDays(today, -1))
  await addSentence(page, report, '以上情况已在例会上通报。')
  const code = await freeze(page, report)
  await page.goto('/verify')
  await page.getByLabel('校验码').fill(code)
  await page.getByRole('button', { name: '校验', exact: true }).click()
  await page.getByText('有效：与冻结时一致').waitFor()
}, 180_000)

test('without script an empty field is named beside it, and the others keep what was typed [R19]', async () => {
  const page = await plainDesk('secretary')
  await page.goto('/households/new')
  await pick(page, '楼栋', '一纺小区 3号楼')
  await page.getByRole('textbox', { name: '姓名' }).fill('端木青')
  await page.getByRole('button', { name: '建档', exact: true }).click()
  await page.getByRole('alert').waitFor()
  const room = page.getByRole('textbox', { name: '房号' })
  expect(await room.getAttribute('aria-invalid')).toBe('true')
  expect(await room.getAttribute('aria-describedby')).toMatch(/-bad$/)
  expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('端木青')
}, 60_000)

async function plainDesk(username: string): Promise<Page> {
  const page = await openPage(browser, { javaScriptEnabled: false })
  await signIn(page, username)
  return page
}
