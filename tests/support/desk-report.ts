import type { Page } from 'playwright-core'
import { send, takenOver } from '@/tests/support/desk-forms'

/** Drafts the report of a period for the person's own area. Yields its address. */
export async function draft(page: Page, from: string, to: string): Promise<string> {
  await page.goto('/reports/new')
  await page.getByRole('radio', { name: /^自定/ }).check()
  await page.getByLabel('起', { exact: true }).fill(from)
  await page.getByLabel('止', { exact: true }).fill(to)
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/reports\/[\w-]{36}/, { timeout: 60_000 })
  return new URL(page.url()).pathname
}

/** Adds a sentence to the first paragraph that may be edited; its figures stay. */
export async function addSentence(page: Page, report: string, sentence: string): Promise<void> {
  await page.goto(report)
  await page.getByRole('link', { name: '改文字', exact: true }).first().click()
  const words = page.getByLabel('这一段的文字', { exact: true })
  await takenOver(words)
  await words.fill(`${await words.inputValue()}${sentence}`)
  await send(page, '存文字')
  await page.getByText(sentence).first().waitFor()
}

/** 冻结; yields the code that stands on the paper, as it is printed. */
export async function freeze(page: Page, report: string): Promise<string> {
  await page.goto(report)
  await page.getByRole('button', { name: '冻结', exact: true }).click()
  const link = page.locator('main a[href^="/verify/"]').first()
  await link.waitFor({ timeout: 60_000 })
  return (await link.getAttribute('href'))?.replace('/verify/', '') ?? ''
}
