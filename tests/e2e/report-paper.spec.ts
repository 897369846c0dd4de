import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { takenOver } from '@/tests/support/desk-forms'
import { axe } from '@/tests/support/readable'

const browser = await openBrowser()
let page: Page
let address: string

beforeAll(async () => {
  page = await openPage(browser)
  await signIn(page, 'secretary')
  await page.goto('/reports/new')
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  address = new URL(page.url()).pathname
})

test('the editor locks its figures, opens what they mean, and passes axe', async () => {
  await page.goto(address)
  await page.locator('.para .fig').first().click()
  expect(await page.locator('.fig-note:target').isVisible()).toBe(true)
  expect(await axe(page)).toEqual([])
})

test('words change, figures stay: the edited paragraph is marked', async () => {
  await page.goto(`${address}?edit=s2a`)
  const text = page.getByLabel('这一段的文字')
  await takenOver(text)
  const before = await text.inputValue()
  await text.fill(before.replace(/【\d+】/, ''))
  await page.getByRole('button', { name: '存文字' }).click()
  await page.getByText('数字不能删').waitFor()
  await text.fill(before.replace(/。$/, '，多为白天不在家的租住户。'))
  await page.getByRole('button', { name: '存文字' }).click()
  await page.locator('#s2a.mine').waitFor()
})

test('on paper a full page has 22 lines of 28 characters, numbers at its foot and no client script of ours [K25]', async () => {
  await page.goto(`${address}/print`)
  const box = await page.locator('.gov').evaluate((gov) => {
    const style = getComputedStyle(gov)
    return {
      line: Number.parseFloat(style.lineHeight),
      size: Number.parseFloat(style.fontSize),
      track: Number.parseFloat(style.letterSpacing),
    }
  })
  const mm = 96 / 25.4
  expect(Math.floor((225 * mm + 1) / box.line)).toBe(22)
  expect(Math.floor((156 * mm + 1) / (box.size + box.track))).toBe(28)
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'paper-')), 'report.pdf')
  await page.pdf({ path: file, preferCSSPageSize: true })
  const words = (number: number) =>
    execFileSync('pdftotext', ['-layout', '-f', String(number), '-l', String(number), file, '-'], { encoding: 'utf8' })
  if (fs.existsSync('/usr/bin/pdftotext')) {
    expect(words(1)).toMatch(/—\s*1\s*—/)
    expect(words(2)).toMatch(/—\s*2\s*—/)
    expect(words(1)).toContain('数据截至')
    expect(words(1)).toContain('[101]')
  }
})

test('trace codes can be switched off; the document downloads; the code of no report is not valid', async () => {
  await page.goto(`${address}/print?trace=off`)
  expect(await page.locator('.tr').first().isVisible()).toBe(false)
  const document = await page.request.get(`${address}.docx`)
  expect(document.status()).toBe(200)
  expect((await document.body()).subarray(0, 2).toString()).toBe('PK')
  const stranger = await openPage(browser)
  await stranger.goto('/verify/0000000000')
  expect(await stranger.getByRole('status').innerText()).toContain('没有这个校验码')
})

test('frozen, the print is the same to the letter after the data has changed, and its code verifies without an account', async () => {
  await page.goto(address)
  await page.getByRole('button', { name: '冻结', exact: true }).click()
  await page.getByRole('link', { name: '与现状差异' }).waitFor()
  const printed = async () => {
    await page.goto(`${address}/print`)
    return page.locator('.sheet').innerHTML()
  }
  const before = await printed()
  expect(await printed()).toBe(before)
  await page.goto(address)
  const code = await page.locator('a[href^="/verify/"]').first().getAttribute('href')
  const stranger = await openPage(browser)
  await stranger.goto(code ?? '')
  expect(await stranger.getByRole('status').innerText()).toContain('有效')
})
