import type { Page } from 'playwright-core'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { choose, pick, send } from '@/tests/support/desk-forms'

/** Records a visit at the door of a household file: one request to be passed on, one promise. Yields the address of the visit. */
export async function visit(page: Page, file: string, said: { request: string; promise: string }): Promise<string> {
  await page.goto(file)
  await page.getByRole('link', { name: '记走访' }).first().click()
  await choose(page, '方式', '上门')
  await choose(page, '结果', '见到了')
  await page.getByLabel('没做的，为什么').fill('老人午睡，下次补')
  await page.getByLabel('一句话就够').fill('两位老人在家，精神不错')
  await page.getByText('记成诉求', { exact: true }).click()
  const request = page.locator('details', { hasText: '记成诉求' }).first()
  await request.getByLabel('居民提了什么').first().fill(said.request)
  await request.getByRole('radio', { name: '上报', exact: true }).first().check()
  await page.getByLabel('答应的事').fill(said.promise)
  await page.getByLabel('哪天以前').fill(addDays(dayOf(new Date()), 3))
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.getByRole('heading', { level: 1, name: /上门，见到/ }).waitFor()
  return new URL(page.url()).pathname
}

/** Opens the step of a request by its button on the page. */
export async function step(page: Page, issue: string, label: string): Promise<void> {
  await page.goto(issue)
  await page.getByRole('link', { name: label, exact: true }).first().click()
  await page.getByRole('button', { name: label, exact: true }).waitFor()
}

/** 派单 to the people's-affairs section, whose person handles it. */
export async function dispatch(page: Page, issue: string): Promise<void> {
  await step(page, issue, '派单')
  await choose(page, '怎么办', '部门转办')
  await pick(page, '承办单位', '民政科')
  await pick(page, '责任人', '民政科')
  await page.getByRole('textbox', { name: '交代', exact: true }).fill('请核对条件，三天内回话')
  await send(page, '派单')
}

export async function finish(page: Page, issue: string): Promise<void> {
  await step(page, issue, '办完')
  await page.getByRole('textbox', { name: '做了什么', exact: true }).fill('补贴已核定，扶手已装好')
  await send(page, '办完')
}

export async function reply(page: Page, issue: string): Promise<void> {
  await step(page, issue, '答复')
  await page.getByRole('textbox', { name: '答复了什么', exact: true }).fill('扶手已装，补贴下月到账')
  await choose(page, '怎么答复的', '电话')
  await send(page, '答复')
}

export async function followUp(page: Page, issue: string): Promise<void> {
  await step(page, issue, '回访')
  await choose(page, '满意吗', '满意')
  await choose(page, '怎么回访的', '上门')
  await page.getByRole('textbox', { name: '居民怎么说', exact: true }).fill('扶手好用')
  await send(page, '回访')
}

export async function close(page: Page, issue: string): Promise<void> {
  await step(page, issue, '归档')
  await send(page, '归档')
}
