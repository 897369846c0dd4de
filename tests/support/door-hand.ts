import type { BrowserContext, Page } from 'playwright-core'
import { signIn } from '@/tests/support/browser'

/** The password of everybody at the door. */
export const doorPassword = 'quiet-door-7301'

/** The round on a phone of its own, kept for use without network. */
export async function atWork(context: BrowserContext, username = 'grid_worker'): Promise<Page> {
  const page = await context.newPage()
  // a context that brings its session along has signed in before
  if ((await context.cookies()).length === 0) await signIn(page, username, doorPassword)
  await page.goto('/door')
  await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.waitForFunction(async () => (await (await caches.open('baijia-door')).match('/door')) !== undefined)
  return page
}

/** From the round: the door, whether met, one sentence, saved. Yields how often the thumb came down. */
export async function written(page: Page, householdId: string, note: string, photo?: Buffer): Promise<number> {
  let taps = 0
  const tap = async (what: Promise<void>) => {
    taps += 1
    await what
  }
  await tap(page.locator(`a[href="#/${householdId}"]`).click())
  await tap(page.getByRole('radio', { name: '见到了', exact: true }).check({ force: true }))
  await tap(page.getByLabel('一句话就够').click())
  await page.keyboard.insertText(note)
  if (photo) {
    await taken(page, photo)
    await page.locator('.photos img').waitFor()
  }
  await tap(page.getByRole('button', { name: '保存走访' }).click())
  await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
  return taps
}

/** A photo is chosen at the door that is open. */
export const taken = (page: Page, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer })

export const arrived = (page: Page) => page.getByText('都传到了').waitFor({ timeout: 45_000 })
export const waiting = (page: Page) => page.getByText(/条待上传/).waitFor()
export const again = (page: Page) => page.getByRole('button', { name: '现在传' }).click()
