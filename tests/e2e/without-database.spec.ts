import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hashPassword } from '@/server/auth/password'
import { openBrowser, signIn } from '@/tests/support/browser'
import { eastCommittee, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { ownHouse } from '@/tests/support/own-house'

const house = await ownHouse()
const browser = await openBrowser()
const password = 'quiet-door-7301'
const secretary = await givenSecretary()

async function givenSecretary(): Promise<string> {
  await givenAreas(house.owner)
  await givenHousehold(house.owner, { people: [{ name: '陈国栋' }] })
  const actor = await givenActor(house.owner, 'secretary', eastCommittee)
  await house.owner.execute(
    sql`update accounts set username = 'secretary', password_hash = ${await hashPassword(password)}, password_changed_on = current_date, must_change_password = false where id = ${actor.accountId}`,
  )
  return 'secretary'
}

async function pageOf(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: house.base, locale: 'zh-CN', ...options })
  return context.newPage()
}

async function observed(): Promise<string[]> {
  const rows = await house.owner.execute<{ text: string }>(sql`select text from observations order by at`)
  return rows.map(({ text }) => text)
}

test('while the database is away a page is a 503 in plain words, and opens by itself when it is back [R13]', async () => {
  const page = await pageOf()
  await signIn(page, secretary, password)
  expect((await page.goto('/households'))?.status()).toBe(200)
  await house.stopDatabase()

  for (const address of ['/households', '/', '/households', '/sign-in', '/reports?before=x']) {
    const began = performance.now()
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(503)
    expect(answer?.headers()['retry-after']).toBe('10')
    expect(performance.now() - began).toBeLessThan(2_500)
  }
  await page.goto('/households')
  for (const words of ['怎么回事', '数据库正在恢复', '已经保存的内容都是安全的', '请等十秒再试'])
    expect(await page.locator('main').innerText()).toContain(words)
  expect((await fetch(`${house.base}/api/health`)).status).toBe(503)

  await house.startDatabase()
  await page.getByText('陈国栋').waitFor({ timeout: 25_000 })
  expect(new URL(page.url()).pathname).toBe('/households')
})

test('a form sent by script while the database is away keeps what was typed, and is saved when sent again [R13]', async () => {
  const page = await pageOf()
  await signIn(page, secretary, password)
  await fillObservation(page, '楼道里堆着纸箱')
  await house.stopDatabase()
  await page.getByRole('button', { name: '记下来' }).click()
  const alert = page.locator('form [role=alert]')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/数据库正在恢复.*没有保存.*再提交一次/)
  expect(await page.getByLabel('看到什么').inputValue()).toBe('楼道里堆着纸箱')
  expect(await page.getByLabel('在哪里').inputValue()).toBe('3号楼 2单元门口')

  await house.startDatabase()
  await page.getByRole('button', { name: '记下来' }).click()
  await page.waitForURL(/done=1/)
  expect(await observed()).toEqual(['楼道里堆着纸箱'])
})

test('a form sent without script while the database is away is kept in the page, and sent again from there [R13]', async () => {
  const page = await pageOf({ javaScriptEnabled: false })
  await signIn(page, secretary, password)
  await fillObservation(page, '路灯 "不亮" <两盏>\n靠近 2 号楼')
  await house.stopDatabase()
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.getByRole('button', { name: '记下来' }).click(),
  ])
  expect(answer.status()).toBe(503)
  expect(await page.locator('main').innerText()).toMatch(/没有写入任何东西[\s\S]*您填的都留在这一页里[\s\S]*再提交一次/)

  await page.getByRole('button', { name: '再提交一次' }).click()
  await house.startDatabase()
  await expect.poll(() => pressedAgain(page), { timeout: 30_000, interval: 2_000 }).toMatch(/done=1/)
  expect((await observed()).at(-1)).toBe('路灯 "不亮" <两盏>\n靠近 2 号楼')
})

/** Presses 再提交一次 as the page asks, and yields where that led. */
async function pressedAgain(page: Page): Promise<string> {
  const again = page.getByRole('button', { name: '再提交一次' })
  if (await again.isVisible()) {
    const answered = page.waitForResponse((one) => one.request().method() === 'POST')
    await again.click()
    await answered
    await page.waitForLoadState()
  }
  return page.url()
}

test('who signs in while the database is away is not told that the password is wrong, and no password is kept [R13]', async () => {
  const scripted = await pageOf()
  const plain = await pageOf({ javaScriptEnabled: false })
  for (const page of [scripted, plain]) {
    await page.goto('/sign-in')
    await page.getByLabel('账号', { exact: true }).fill(secretary)
    await page.getByLabel('密码', { exact: true }).fill(password)
  }
  await house.stopDatabase()
  await scripted.getByRole('button', { name: '登录', exact: true }).click()
  const alert = scripted.locator('form [role=alert]')
  await alert.waitFor()
  expect(await alert.innerText()).toContain('数据库正在恢复')
  await plain.getByRole('button', { name: '登录', exact: true }).click()
  await plain.getByText('再试一次').waitFor()
  expect(await plain.content()).not.toContain(password)

  await house.startDatabase()
  await signIn(plain, secretary, password)
})

async function fillObservation(page: Page, text: string): Promise<void> {
  await page.goto('/visits/observe')
  await page.getByRole('radio', { name: '环境观察' }).check()
  await page.getByLabel('在哪里').fill('3号楼 2单元门口')
  await page.getByLabel('看到什么').fill(text)
}
