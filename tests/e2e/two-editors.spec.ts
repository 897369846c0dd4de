import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { takenOver } from '@/tests/support/desk-forms'

const browser = await openBrowser()

test('two people edit one household at once: what does not touch is kept of both [R1]', async () => {
  const [one, two] = [await deskOf('secretary'), await deskOf('worker')]
  const edit = await editPage(one, '3-2-302')
  await Promise.all([one.goto(edit), two.goto(edit)])
  await one.getByLabel('语言').fill('方言')
  await two.getByLabel('备注').fill('门铃坏了，敲门')
  await save(one)
  await save(two)
  await two.goto(edit)
  expect(await two.getByLabel('语言').inputValue()).toBe('方言')
  expect(await two.getByLabel('备注').inputValue()).toBe('门铃坏了，敲门')
})

test('two people change one field at once: the second is shown both values and picks one [R1]', async () => {
  const [one, two] = [await deskOf('secretary'), await deskOf('worker')]
  const edit = await editPage(one, '3-2-402')
  await Promise.all([one.goto(edit), two.goto(edit)])
  await one.getByLabel('备注').fill('书记写的')
  await two.getByLabel('备注').fill('网格长写的')
  await save(one)
  await two.getByRole('button', { name: '保存', exact: true }).click()
  const conflict = two.getByRole('alert')
  await conflict.getByRole('radio', { name: '别人已存的：书记写的' }).waitFor()
  await conflict.getByRole('radio', { name: '您填的：网格长写的' }).check()
  await save(two)
  await two.goto(edit)
  expect(await two.getByLabel('备注').inputValue()).toBe('网格长写的')
})

test('signed out in another window meanwhile: what was typed stays, and is saved after signing in there [R1] [R10]', async () => {
  const page = await deskOf('secretary')
  const edit = await editPage(page, '3-2-502')
  await page.goto(edit)
  await takenOver(page.getByLabel('备注'))
  await page.getByLabel('备注').fill('写到一半')
  const other = await page.context().newPage()
  await other.goto('/')
  await other.getByRole('button', { name: '退出' }).first().click()
  await other.waitForURL((address) => address.pathname === '/sign-in')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: '登录已经退出' }).waitFor()
  expect(await page.getByLabel('备注').inputValue()).toBe('写到一半')
  await signIn(other, 'secretary')
  await save(page)
  await page.goto(edit)
  expect(await page.getByLabel('备注').inputValue()).toBe('写到一半')
})

async function deskOf(username: string): Promise<Page> {
  const page = await openPage(browser)
  await signIn(page, username)
  return page
}

async function editPage(page: Page, room: string): Promise<string> {
  await page.goto(`/households?q=${room}`)
  const [building, unit, door] = room.split('-')
  const link = page.getByRole('link', { name: `一纺小区 ${building}号楼 ${unit}单元 ${door}` })
  return `${await link.getAttribute('href')}/edit`
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((address) => !address.pathname.endsWith('/edit'))
}
