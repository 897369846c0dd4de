import { expect, test } from 'vitest'
import { base, openBrowser, openPage } from '@/tests/support/browser'
import { axe } from '@/tests/support/readable'

const browser = await openBrowser()

test('a stranger is led to the sign-in page, which shows no fault to axe', async () => {
  const page = await openPage(browser)
  await page.goto('/')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  expect(await page.getByLabel('账号', { exact: true }).isVisible()).toBe(true)
  expect(await page.getByLabel('密码', { exact: true }).isVisible()).toBe(true)
  expect(await axe(page)).toEqual([])
})

test('a wrong password is refused and the name stays typed', async () => {
  const page = await openPage(browser)
  await page.goto('/sign-in')
  await page.getByLabel('账号', { exact: true }).fill('nobody-here')
  await page.getByLabel('密码', { exact: true }).fill('wrong-password')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe('nobody-here')
})

test('health is told to everyone', async () => {
  const answer = await fetch(`${base()}/api/health`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok' })
})
