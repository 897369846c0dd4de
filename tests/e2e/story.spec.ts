import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { base, openBrowser, openPage, signIn } from '@/tests/support/browser'
import { choose } from '@/tests/support/desk-forms'
import { buckets, openFile, preview, twoFamilies, write } from '@/tests/support/desk-import'
import { close, dispatch, finish, followUp, reply, visit } from '@/tests/support/desk-issue'
import { addSentence, draft, freeze } from '@/tests/support/desk-report'
import { pagesOf, print, printFolder } from '@/tests/support/printed'

const browser = await openBrowser()
const yesterday = addDays(dayOf(new Date()), -1)
const request = '卫生间没有扶手，想问适老化改造补贴怎么申请'

test('a household from a spreadsheet, a request heard at its door, a report that anybody can verify [C1][F91][F93]', async () => {
  const leader = await signedIn('leader')
  const before = await addedHouseholds(leader)

  const secretary = await signedIn('secretary')
  const { batch, file } = await bringIn(secretary)
  await edit(secretary, file)

  const worker = await signedIn('worker')
  const seen = await visit(worker, file, { request, promise: '送一份补贴申请表' })
  await worker.goto(seen)
  const issue = await addressOf(worker, /^\/issues\/[\w-]{36}$/)
  await dispatch(secretary, issue)
  await finish(await signedIn('section'), issue)
  await reply(secretary, issue)
  await followUp(worker, issue)
  await close(secretary, issue)
  await secretary.getByText('已归档').first().waitFor()

  const code = await report(secretary)
  await verify(code)
  expect(await addedHouseholds(leader)).toBe(before + 2)
  await undoIsRefused(secretary, batch)
}, 300_000)

async function signedIn(username: string): Promise<Page> {
  const page = await openPage(browser)
  await signIn(page, username)
  // the first page is read before the next is asked for: a street counted for the first time takes seconds
  await page.waitForLoadState()
  return page
}

/** Upload → columns → preview → commit → 退回表; yields the page of the batch and the first family's file. */
async function bringIn(page: Page): Promise<{ batch: string; file: string }> {
  await preview(page, '东兴社区居民信息登记表', twoFamilies(701))
  const { 合计: total, ...each } = await buckets(page)
  expect(each).toMatchObject({ 新增: 3, 相同: 0, 变更: 0, 冲突: 0, 退回: 1 })
  expect(Object.values(each).reduce((sum, count) => sum + count, 0)).toBe(total)
  await write(page)
  const batch = new URL(page.url()).pathname
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载退回表' }).click()
  const { sheets } = await readXlsx(await bytesOf(await coming))
  const rows = sheets[0]?.rows ?? []
  const headings = rows.find((row) => row.includes('错误原因'))
  const refused = rows.filter((row) => row.includes('白小荷'))
  expect(refused).toHaveLength(1)
  expect(refused[0]?.[headings?.indexOf('错误原因') ?? -1]).toContain('号码已被Excel损坏')
  return { batch, file: await openFile(page, 701) }
}

/** Class C with its reason, and a tag by hand; both stand on the file. */
async function edit(page: Page, file: string): Promise<void> {
  await page.goto(`${file}/edit`)
  await choose(page, '类别', 'C 重点')
  await page.getByLabel('改类别的理由').fill('两位老人都过七十，腿脚不便')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((address) => address.pathname === file)
  await page.goto(`${file}/tags/new`)
  await page.getByRole('combobox', { name: '标签' }).selectOption({ label: '空巢（人工，户）' })
  await page.getByRole('button', { name: '加上' }).click()
  await page.waitForURL((address) => address.pathname === file)
  await page.getByText('空巢', { exact: true }).first().waitFor()
}

/** Drafts this month as far as it is over, edits a paragraph, freezes, and reads the paper; yields the code on it. */
async function report(page: Page): Promise<string> {
  const address = await draft(page, `${yesterday.slice(0, 8)}01`, yesterday)
  await addSentence(page, address, '本月起，适老化改造由民政科上门办理。')
  const code = await freeze(page, address)
  await page.goto(`${address}/print`)
  const rows = await page
    .locator('.gov table tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  const pages = pagesOf(await print(page, path.join(printFolder(), 'report.pdf'))).map(closed)
  for (const [place, text] of pages.entries())
    expect(text).toMatch(new RegExp(`—${place + 1}—|第${place + 1}页共${pages.length}页`))
  const whole = (cells: string[]) => pages.some((text) => text.includes(closed(cells.join(''))))
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((cells) => !whole(cells))).toEqual([])
  expect(pages.join('').replaceAll('-', '')).toContain(code)
  expect(pages.join('')).toContain('适老化改造由民政科上门办理')
  return code
}

/** The code holds for a stranger who is not signed in, and shows nobody's name. */
async function verify(code: string): Promise<void> {
  const stranger = await openPage(browser)
  await stranger.goto(`${base()}/verify/${code}`)
  await stranger.getByText('有效：与冻结时一致').waitFor()
  await stranger.context().close()
}

/** 新增 of the households on the street's dashboard; its link opens exactly as many rows. */
async function addedHouseholds(page: Page): Promise<number> {
  await page.goto('/areas/290101001000000')
  const row = page.getByRole('row', { name: /^家庭（户）/ })
  const link = row.getByRole('link').nth(1)
  const shown = Number((await link.innerText()).replace(/[^\d]/g, ''))
  await link.click()
  await page.getByRole('heading', { name: '名单' }).waitFor()
  let rows = await page.locator('main table.stack tbody tr').count()
  for (let next = after(page); await next.count(); next = after(page)) {
    await page.goto((await next.getAttribute('href')) ?? '')
    rows += await page.locator('main table.stack tbody tr').count()
  }
  expect(rows).toBe(shown)
  return shown
}

const after = (page: Page) => page.getByRole('link', { name: '下一页', exact: true })

async function undoIsRefused(page: Page, batch: string): Promise<void> {
  await page.goto(batch)
  await page.getByRole('button', { name: '整批撤销' }).click()
  const said = page.getByRole('alert').filter({ hasText: '没有撤销' })
  await said.waitFor()
  expect(await said.innerText()).toMatch(/导入之后已有 \d+ 处/)
}

async function addressOf(page: Page, wanted: RegExp): Promise<string> {
  const all = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return all.find((href) => wanted.test(href)) ?? ''
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Buffer))
  return new Uint8Array(Buffer.concat(parts))
}

/** Text without any spaces, as layout moves them. */
function closed(text: string): string {
  return text.replace(/[\s\u2060]/g, '')
}
