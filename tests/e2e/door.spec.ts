import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { attachments } from '@/db/schema/attachments'
import type { Role } from '@/domain/access/roles'
import { hashPassword } from '@/server/auth/password'
import { openBrowser, signIn } from '@/tests/support/browser'
import { arrived, atWork, doorPassword, written } from '@/tests/support/door-hand'
import { troublesOf, type Write } from '@/tests/support/door-troubles'
import { eastGrid, givenActor, givenAreas, givenHousehold, street } from '@/tests/support/households'
import { ownHouse } from '@/tests/support/own-house'
import { counted, dumped } from '@/tests/support/phone-store'
import { axe } from '@/tests/support/readable'

const house = await ownHouse()
const browser = await openBrowser()
const passwordHash = await hashPassword(doorPassword)
await givenAreas(house.owner)
const worker = await account('grid_worker', eastGrid)
await account('other_worker', eastGrid)
await account('leader', street, 'street_cadre')

async function account(username: string, area: number, role: Role = 'grid_worker'): Promise<string> {
  const { accountId } = await givenActor(house.owner, role, area)
  await house.owner.execute(
    sql`update accounts set username = ${username}, password_hash = ${passwordHash}, password_changed_on = current_date, must_change_password = false where id = ${accountId}`,
  )
  return accountId
}

/** A family that was last seen long enough ago to be on the round. */
async function onTheRound(name: string): Promise<string> {
  const { id } = await givenHousehold(house.owner, { people: [{ name, phone: '13900000077' }] })
  await house.owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    values (${newId()}, ${eastGrid}, ${id}, now() - interval '300 days', 'door', 'met', ${worker}, ${worker})`)
  return id
}

const visitsOf = async (householdId: string) =>
  (
    await house.owner.execute<{ note: string }>(
      sql`select note from visits where household_id = ${householdId} and note is not null order by at`,
    )
  ).map(({ note }) => note)

const photosOf = async (householdId: string) =>
  house.owner.$count(attachments, sql`household_id = ${householdId} and whole_at is not null`)

/** How far the moments of the latest visits of households are from now. */
async function hoursOff(doors: string[]): Promise<number> {
  const [row] = await house.owner.execute<{ hours: number }>(
    sql`select max(abs(extract(epoch from now() - at)) / 3600)::float as hours from visits where household_id in ${doors} and note is not null`,
  )
  return row?.hours ?? 999
}

async function phone(signedIn = false): Promise<BrowserContext> {
  const own = { baseURL: house.base, locale: 'zh-CN', viewport: { width: 360, height: 740 } }
  return browser.newContext(signedIn ? { ...own, storageState: await session } : own)
}

/** The session of the worker, signed in once for all the phones below. */
const session = phone().then(async (context) => {
  await signIn(await context.newPage(), 'grid_worker', doorPassword)
  return context.storageState().finally(() => context.close())
})

const troubles = troublesOf(house)
const families: string[] = []
for (const name of Object.keys(troubles)) families.push(await onTheRound(name), await onTheRound(name))

test.each(Object.keys(troubles).map((name, index) => [name, index] as const))(
  'two visits written at doors arrive once each: %s [R3] [S23]',
  async (name, index) => {
    const doors = families.slice(index * 2, index * 2 + 2)
    const context = await phone(true)
    const page = await atWork(context)
    const write: Write = async (on = page, photo = undefined) => {
      for (const householdId of doors) await written(on, householdId, `${name} 都好`, photo)
    }
    const next = await troubles[name]?.(page, write, doors, `${name} 都好`)
    await arrived(next ?? page)
    for (const householdId of doors) {
      expect(await visitsOf(householdId)).toEqual([`${name} 都好`])
      expect(await photosOf(householdId)).toBe(name.startsWith('with photos') ? 1 : 0)
    }
    if (!name.endsWith('a day later')) expect(await hoursOff(doors)).toBeLessThan(1)
    await context.close()
  },
  120_000,
)

test('the first screen at a door comes with less than 200 KB [R20]', async () => {
  await onTheRound('周全')
  const context = await phone()
  const page = await context.newPage()
  await signIn(page, 'grid_worker', doorPassword)
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.clearBrowserCache')
  const lengths: number[] = []
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => lengths.push(encodedDataLength))
  await page.goto('/door')
  await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
  await page.locator('.door-line').first().click()
  await page.getByLabel('一句话就够').waitFor()
  const sum = lengths.reduce((all, one) => all + one, 0)
  console.log(`first screen at a door: ${Math.round(sum / 1024)} KB in ${lengths.length} answers`)
  expect(lengths.length).toBeGreaterThan(5)
  expect(sum).toBeLessThanOrEqual(200 * 1024)
  await context.close()
})

test('what the phone of an account that was disabled still holds, its photo too, goes to the secretary [R3]', async () => {
  const leaver = await account('leaver', eastGrid)
  const householdId = await onTheRound('丁香')
  const context = await phone()
  const page = await atWork(context, 'leaver')
  await context.setOffline(true)
  await written(page, householdId, '老人要换药', await page.screenshot({ type: 'jpeg' }))
  await house.owner.execute(sql`update accounts set disabled_at = now() where id = ${leaver}`)
  await context.setOffline(false)
  await arrived(page)
  expect(await visitsOf(householdId)).toEqual([])
  expect(await house.owner.execute(sql`select reason from held_items where account_id = ${leaver}`)).toEqual([
    { reason: 'account_disabled' },
  ])
  expect(await house.owner.$count(attachments, sql`recorded_by = ${leaver} and whole_at is not null`)).toBe(1)
  await context.close()
})

test('one sentence at a door takes at most eight taps and thirty seconds from the round, on 360 px [F48] [F51] [C5]', async () => {
  const householdId = await onTheRound('刘玉芬')
  const context = await phone()
  const page = await atWork(context)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const begun = Date.now()
  const taps = await written(page, householdId, '都好')
  expect(taps).toBeLessThanOrEqual(8)
  expect(Date.now() - begun).toBeLessThan(30_000)
  await page.locator(`a[href="#/${householdId}"]`).click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await axe(page)).toEqual([])
  await page.getByText(/^第 \d+ 户，共 \d+ 户$/).waitFor()
  await page.goBack()
  await page.locator('.door-line').first().click()
  await page.getByRole('link', { name: '下一户' }).click()
  await page.goBack()
  await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
  await context.close()
})

test('what changed is asked once somebody says so, and nothing is asked of a home where nobody was met', async () => {
  const householdId = await onTheRound('田野')
  const page = await atWork(await phone(true))
  await page.locator(`a[href="#/${householdId}"]`).click()
  const [asked, changed] = [page.locator('.ask').first(), page.getByLabel('现在怎样（有变才填）').first()]
  await asked.waitFor()
  expect(await changed.isVisible()).toBe(false)
  await page.getByRole('radio', { name: '有变' }).first().check({ force: true })
  await changed.waitFor()
  await page.getByRole('radio', { name: '没人在家' }).check({ force: true })
  await asked.waitFor({ state: 'hidden' })
  await page.context().close()
})

test('what is half-written on the page of a visit is there again after going elsewhere, gone once saved and once signed out', async () => {
  const householdId = await onTheRound('方圆')
  const context = await phone(true)
  const page = await context.newPage()
  const note = page.getByLabel('一句话就够')
  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('unsent')).length)
  const open = async () => {
    await page.goto(`/visits/new?household=${householdId}`)
    await page.getByLabel('现在怎样（有变才填）').first().waitFor({ state: 'hidden' })
  }
  await open()
  await note.fill('门锁坏了')
  await page.goto('/')
  await open()
  await page.getByText('上次写了一半').waitFor()
  expect(await note.inputValue()).toBe('门锁坏了')
  await page.getByRole('radio', { name: '见到了', exact: true }).check({ force: true })
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.waitForURL(/\/visits\/[\w-]{36}/)
  expect(await kept()).toBe(0)
  expect(await visitsOf(householdId)).toEqual(['门锁坏了'])
  await open()
  await note.fill('换了锁')
  await expect.poll(kept).toBe(1)
  await context.clearCookies()
  await page.goto('/sign-in')
  await expect.poll(kept).toBe(0)
  await context.close()
})

test('an account that records no visits is told so at the door, and nothing fails', async () => {
  const page = await (await phone()).newPage()
  const failed: number[] = []
  page.on('response', (response) => response.status() >= 400 && failed.push(response.status()))
  await signIn(page, 'leader', doorPassword)
  await page.goto('/door')
  await page.getByText('这个账号不记走访').waitFor()
  expect(failed).toEqual([])
  await page.context().close()
})

test('a half-written form is there again after the page was killed', async () => {
  const householdId = await onTheRound('丁浩')
  const context = await phone()
  const page = await atWork(context)
  await page.locator(`a[href="#/${householdId}"]`).click()
  await page.getByLabel('一句话就够').fill('门锁坏了')
  await page.waitForTimeout(300)
  await page.close()
  const next = await context.newPage()
  await next.goto(`/door#/${householdId}`)
  await expect.poll(() => next.getByLabel('一句话就够').inputValue()).toBe('门锁坏了')
  await context.close()
})

test('what the phone can tell is told beside the button; what the server refused waits in the tray, and comes in once mended [R3]', async () => {
  const householdId = await onTheRound('何建国')
  await house.owner.execute(
    sql`update households set quiet_from = '12:00', quiet_to = '14:00' where id = ${householdId}`,
  )
  const context = await phone()
  const page = await atWork(context)
  await page.locator(`a[href="#/${householdId}"]`).click()
  await page.getByRole('radio', { name: '见到了', exact: true }).check({ force: true })
  await page.getByLabel('答应的事').fill('送表')
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.locator('.phone-foot').getByText('答应了事，没写哪天以前').waitFor()
  await page.getByLabel('哪天以前').fill('2099-01-01')
  await page.getByText('约下次', { exact: true }).click()
  await page.locator('[name=nextOn]').fill('2099-01-01')
  await page.locator('[name=nextTime]').fill('12:30')
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.getByText('1 条要您看一看').waitFor()
  expect(await page.getByText('都传到了').count()).toBe(0)
  await page.getByText('1 条要您看一看').click()
  await page.getByText('12:00—14:00 免打扰').waitFor()
  await page.locator(`a[href="#/${householdId}"]`).click()
  await page.getByText('约下次', { exact: true }).click()
  await page.locator('[name=nextTime]').fill('15:00')
  await page.getByLabel('一句话就够').fill('都好')
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.getByText('没有要看的了').waitFor()
  await page.getByRole('link', { name: '名单' }).click()
  await arrived(page)
  expect(await visitsOf(householdId)).toEqual(['都好'])
  await context.close()
})

test('the store and the caches of a phone hold no word of anybody; signed out they hold no key, and another person opens nothing [S20]', async () => {
  const householdId = await onTheRound('欧阳欣悦')
  const context = await phone()
  const page = await atWork(context)
  await page.getByText('欧阳欣悦').waitFor()
  await context.setOffline(true)
  await written(page, householdId, '欧阳欣悦家的门锁坏了', await page.screenshot({ type: 'jpeg' }))
  const dump = await dumped(page)
  expect(dump.length).toBeGreaterThan(1000)
  expect(dump).toContain('"kind":"photo"')
  expect(dump).not.toMatch(/欧阳欣悦|门锁|13900000077|一纺小区|JFIF/)

  await context.setOffline(false)
  await context.clearCookies()
  await page.route('**/api/sync/v1', (route) => route.abort())
  await page.goto('/sign-in')
  await expect.poll(() => counted(page)).toEqual({ keys: 0, packs: 0, outbox: 1 })
  await signIn(page, 'other_worker', doorPassword)
  await page.goto('/door')
  await page.getByText('都传到了').waitFor()
  expect(await counted(page)).toMatchObject({ outbox: 1 })
  await page.unroute('**/api/sync/v1')
  await context.clearCookies()
  await signIn(page, 'grid_worker', doorPassword)
  await page.goto('/door')
  await arrived(page)
  expect(await visitsOf(householdId)).toEqual(['欧阳欣悦家的门锁坏了'])
  await context.close()
})
