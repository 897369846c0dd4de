import type { Page, Route } from 'playwright-core'
import { signIn } from '@/tests/support/browser'
import { again, doorPassword, taken, waiting, written } from '@/tests/support/door-hand'
import type { ownHouse } from '@/tests/support/own-house'

/** Writes a visit at each of the doors, with a photo when one is given. */
export type Write = (on?: Page, photo?: Buffer) => Promise<unknown>
/** What happens to phone, network or server while visits are written; yields the page it ends on, when that is another. */
export type Trouble = (page: Page, write: Write, doors: string[], note: string) => Promise<Page | undefined>
type House = Awaited<ReturnType<typeof ownHouse>>
type Troubles = Record<string, Trouble>

const calls = '**/api/sync/v1'

/** Twenty-one ways in which something goes wrong at a door. */
export const troublesOf = (house: House): Troubles => ({
  ...ofTheNetwork,
  ...ofAnswers,
  ...ofTheServer(house),
  ...ofThePhone,
  ...ofPhotos(house),
})

async function writtenOffline(page: Page, write: Write) {
  await page.context().setOffline(true)
  await write()
  await waiting(page)
  await page.context().setOffline(false)
}

/** Meets the next call with something, and lets those after it through once a person asks. */
async function met(page: Page, write: Write, with_: (route: Route) => Promise<void>, address = calls) {
  await page.route(address, with_, { times: 1 })
  await write()
  await waiting(page)
  await again(page)
  return undefined
}

const ofTheNetwork: Troubles = {
  'without any trouble': async (_, write) => void (await write()),
  'in airplane mode, then with network': async (page, write) => void (await writtenOffline(page, write)),
  'opened without network and closed before it is back': async (page, write) => {
    await page.context().setOffline(true)
    await page.reload()
    await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
    return closedAndOpened(page, write)
  },
  'when the network goes while they are under way': async (page, write) => {
    const goes = async (route: Route) => {
      await page.context().setOffline(true)
      await route.abort()
    }
    await page.route(calls, goes, { times: 1 })
    await write()
    await waiting(page)
    await page.context().setOffline(false)
    return undefined
  },
}

async function closedAndOpened(page: Page, write: Write) {
  const context = page.context()
  await context.setOffline(true)
  await write()
  await page.close()
  await context.setOffline(false)
  const next = await context.newPage()
  await next.goto('/door')
  return next
}

const ofAnswers: Troubles = {
  'when the request is lost': (page, write) => met(page, write, (route) => route.abort()),
  'when the answer is lost': (page, write) =>
    met(page, write, async (route) => {
      await route.fetch()
      await route.abort()
    }),
  'when the server is busy once': (page, write) =>
    met(page, write, (route) => route.fulfill({ status: 503, json: { words: '忙' } })),
  'when a page of the hotel answers instead of the server': (page, write) =>
    met(page, write, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>welcome</h1>' })),
  'when the reading back is lost': (page, write) => met(page, write, (route) => route.abort(), `${calls}/arrived`),
}

const ofTheServer = (house: House): Troubles => ({
  'when the server is killed and started anew': async (_, write) => {
    house.killApp()
    await write()
    return undefined
  },
  'when the database is killed': async (_, write) => {
    const back = house.killDatabase()
    await write()
    await back
    return undefined
  },
  'released anew: another build answers a page of the old one': async (page, write) => {
    await page.route(`${calls}/phone`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), build: 'another' } })
    })
    await writtenOffline(page, write)
    await page.getByRole('button', { name: '更新' }).click()
    await page.getByText('系统已更新').waitFor()
    return undefined
  },
})

const ofThePhone: Troubles = {
  'when two pages send the same': async (page, write) => {
    await page.context().setOffline(true)
    await write()
    const other = await page.context().newPage()
    await page.context().setOffline(false)
    await Promise.all([other.goto('/door'), page.reload()])
    return undefined
  },
  'after signing out and in': async (page, write) => {
    await writtenOffline(page, async () => {
      await write()
      await page.context().clearCookies()
    })
    await page.reload()
    await page.getByText('请先登录').waitFor()
    await signIn(page, 'grid_worker', doorPassword)
    await page.goto('/door')
    return undefined
  },
  'with the clock of the phone a year ahead': async (page, write) => {
    await turnClock(page, 365)
    await writtenOffline(page, write)
    return undefined
  },
  'with the clock of the phone a year behind': async (page, write) => {
    await turnClock(page, -365)
    await writtenOffline(page, write)
    return undefined
  },
  'closed before they were sent, opened again a day later': async (page, write) => {
    const next = await closedAndOpened(page, write)
    await turnClock(next, 1)
    return next
  },
  'when the phone is full, and then has room again': async (page, _, [first = '', second = ''], note) => {
    await page.locator(`a[href="#/${first}"]`).click()
    await fill(page, true)
    await page.getByRole('radio', { name: '见到了', exact: true }).check({ force: true })
    await page.getByLabel('一句话就够').fill(note)
    await page.getByRole('button', { name: '保存走访' }).click()
    await page.getByText('手机存不下了').waitFor()
    await fill(page, false)
    await page.getByRole('button', { name: '保存走访' }).click()
    await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
    await written(page, second, note)
    return undefined
  },
}

const ofPhotos = (house: House): Troubles => ({
  'with photos, one of them taken while the phone is full': async (page, _, [first = '', second = ''], note) => {
    const photo = await page.screenshot({ type: 'jpeg' })
    await page.locator(`a[href="#/${first}"]`).click()
    await page.getByRole('radio', { name: '见到了', exact: true }).check({ force: true })
    await page.getByLabel('一句话就够').fill(note)
    await fill(page, true)
    await taken(page, photo)
    await page.getByText('这一个没有留下').waitFor()
    await fill(page, false)
    await taken(page, photo)
    await page.locator('.photos img').waitFor()
    await page.getByRole('button', { name: '保存走访' }).click()
    await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
    await written(page, second, note, photo)
    return undefined
  },
  'with photos, an upload torn off and another lost in its answer': async (page, write) => {
    let uploads = 0
    await page.route(`${calls}/attachments/**`, async (route) => {
      uploads += 1
      if (uploads === 2) await route.fetch()
      return uploads < 3 ? route.abort() : route.continue()
    })
    await write(page, await page.screenshot({ type: 'jpeg' }))
    return undefined
  },
  'with photos, the server killed while they are under way': async (page, write) => {
    const killed = async (route: Route) => {
      house.killApp()
      await route.abort()
    }
    await page.route(`${calls}/attachments`, killed, { times: 1 })
    await write(page, await page.screenshot({ type: 'jpeg' }))
    return undefined
  },
})

/** The clock of the phone, so many days off from now on. */
async function turnClock(page: Page, days: number) {
  const content = `{ const Real = Date; const off = ${days * 86_400_000}
    window.Date = class extends Real {
      constructor(...told) { if (told.length > 0) super(...told); else super(Real.now() + off) }
      static now() { return Real.now() + off }
    } }`
  await page.context().addInitScript({ content })
  await page.reload()
  await page.getByRole('heading', { name: '今日走访名单' }).waitFor()
}

/** Whether the store of the phone takes anything in. */
const fill = (page: Page, full: boolean) =>
  page.evaluate((isFull) => {
    const own = IDBObjectStore.prototype as IDBObjectStore & { kept?: IDBObjectStore['put'] }
    own.kept ??= own.put
    const noRoom = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    own.put = isFull ? noRoom : own.kept
  }, full)
