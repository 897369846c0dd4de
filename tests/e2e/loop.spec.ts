import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { axe } from '@/tests/support/readable'

const browser = await openBrowser()

/** The first household of the round, by the link that opens the form at its door. */
async function firstStop(page: Awaited<ReturnType<typeof openPage>>): Promise<string> {
  await page.goto('/visits/today')
  const href = await page.locator('main table a.btn', { hasText: '记走访' }).first().getAttribute('href')
  return href ?? ''
}

test('今日 opens with what is promised and due, every number a link to its rows', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  await page.goto('/')
  await page.getByRole('heading', { name: '答应过的事' }).waitFor()
  const figures = page.locator('a.figure')
  expect(await figures.count()).toBe(6)
  for (const href of await figures.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
    const answer = await page.request.get(href)
    expect(answer.status()).toBe(200)
  }
  expect(await axe(page)).toEqual([])
})

test('a visit is saved on a small telephone without script, in one form [F48] [F51]', async () => {
  const page = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signIn(page, 'worker')
  await page.goto(await firstStop(page))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByRole('radio', { name: '没人在家', exact: true }).check()
  await page.getByLabel('一句话就够').fill('敲门没人应，留了卡')
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/)
  expect(await page.getByText('敲门没人应，留了卡').isVisible()).toBe(true)
})

test('a request goes from 点单 to 归档, and the caller-back is not the handler [F58] [F64]', async () => {
  const secretary = await openPage(browser)
  await signIn(secretary, 'secretary')
  await secretary.goto('/issues/new')
  await secretary.getByLabel('原话').fill('群里说东门路灯坏了。晚上看不清')
  await secretary.getByLabel('地点', { exact: true }).fill('一纺小区 东门')
  await secretary.getByLabel('网格', { exact: true }).selectOption({ index: 2 })
  await secretary.getByLabel('类别', { exact: false }).first().selectOption('facilities_lighting')
  await secretary.getByRole('button', { name: '登记诉求' }).click()
  await secretary.waitForURL(/\/issues\/[0-9a-f-]{36}$/)
  const address = new URL(secretary.url()).pathname
  expect(await axe(secretary)).toEqual([])

  await secretary.goto(`${address}?do=take`)
  await secretary.getByRole('button', { name: '自己办', exact: true }).click()
  await secretary.getByRole('link', { name: '办完', exact: true }).click()
  await secretary.getByLabel('做了什么').fill('换了灯头')
  await secretary.getByRole('button', { name: '办完', exact: true }).click()
  await secretary.getByRole('link', { name: '答复', exact: true }).click()
  await secretary.getByLabel('答复了什么').fill('灯已修好')
  await secretary.getByRole('radio', { name: '电话', exact: true }).check()
  await secretary.getByRole('button', { name: '答复', exact: true }).click()
  await secretary.getByText('回访不能由承办人自己做').first().waitFor()
})

test('a promise that was answered leaves the list', async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  await page.goto('/promises')
  const first = page.locator('tbody tr').first()
  const words = await first.locator('a').first().innerText()
  await first.getByRole('link', { name: '回话' }).click()
  await page.getByLabel('怎么回的话').fill('已打电话说明')
  await page.getByRole('button', { name: '回话', exact: true }).click()
  await page.waitForURL(/\/promises$/)
  await page.goto('/promises?list=answered')
  expect(await page.getByText(words).first().isVisible()).toBe(true)
})
