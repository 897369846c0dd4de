import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { builtRoutes } from '@/tests/support/built'
import { send } from '@/tests/support/desk-forms'
import { preview, twoFamilies } from '@/tests/support/desk-import'
import { draft, freeze } from '@/tests/support/desk-report'
import { markupOf } from '@/tests/support/markup'
import { addressesOf, type Rows, storedRows } from '@/tests/support/page-samples'
import { unreadable } from '@/tests/support/readable'

/** What one has measured the next need not. */
const readers = [
  ...['secretary', 'worker', 'district', 'leader', 'section', 'security', 'admin'],
  ...['volunteer', 'property', 'auditor', 'stranger'],
]

const browser = await openBrowser()
const stored = await storedRows()
const pages = builtRoutes().filter(({ page }) => page)
const opened = new Set<string>()
const measured = new Set<string>()
/** What has been measured of the frame, and of every page. */
const known = new Map<string, Set<string>>()
/** These are made by script, for whoever is signed in. */
const scripted = ['/door']
const yesterday = addDays(dayOf(new Date()), -1)
let at: Rows

beforeAll(async () => {
  const page = await openPage(browser)
  await signIn(page, 'secretary')
  await preview(page, '读屏检查', twoFamilies(751))
  const batch = lastPart(page.url())
  const open = lastPart(await draft(page, addDays(yesterday, -40), yesterday))
  const frozen = await draft(page, addDays(yesterday, -35), yesterday)
  const code = await freeze(page, frozen)
  await page.goto('/rosters/ninety/freeze')
  await page.getByLabel('做什么用').fill('报老龄办')
  await send(page, '定版')
  const version = lastPart(page.url())
  at = { ...stored, batch, version, draft: open, frozen: lastPart(frozen), code }
  await page.context().close()
}, 120_000)

test('every page of the build is known with an address to open it at [S36]', () => {
  expect(pages.filter(({ route }) => addressesOf(route, at).length === 0)).toEqual([])
})

test.each(readers)(
  'every page that opens for %s is readable by machine, fits a telephone, breaks no policy and throws nothing [R19][S36]',
  async (username) => {
    expect(await readAs(username)).toEqual([])
  },
  600_000,
)

test('every page of the build was opened by somebody [S36]', () => {
  expect(pages.filter(({ route }) => !opened.has(route)).map(({ route }) => route)).toEqual([])
})

/** Opens every page as that person, and yields what is wrong with those that are shown; one made like one measured before is not drawn again. */
async function readAs(username: string): Promise<string[]> {
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } })
  const faults: string[] = []
  const told: string[] = []
  let [answered, drawn] = [0, 0]
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => told.push(`${page.url()}: ${error.message}`))
  if (username !== 'stranger') await signIn(page, username)
  for (const { route } of pages)
    for (const address of addressesOf(route, at)) {
      told.length = 0
      const asked = await page.request.get(address, { maxRedirects: 0 })
      if (asked.status() !== 200) continue
      answered += 1
      if (isKnown(route, await asked.text())) continue
      if (!(await isShown(page, address))) continue
      drawn += 1
      opened.add(route)
      faults.push(...(await unreadable(page, measured)), ...told)
    }
  console.log(`accessible: ${username} is shown ${answered} addresses, ${drawn} of them made like none before`)
  await page.context().close()
  return faults
}

/** Whether every part of that page stands in a page measured before; what is new is remembered. */
function isKnown(route: string, html: string): boolean {
  const { frame, main } = markupOf(html)
  const fresh = [remember('', frame), remember(route, main)]
  return !fresh.includes(true) && !scripted.includes(route)
}

function remember(place: string, parts: string[]): boolean {
  const before = known.get(place) ?? new Set()
  const fresh = parts.filter((part) => !before.has(part))
  known.set(place, new Set([...before, ...fresh]))
  return fresh.length > 0
}

/** Whether that very page came, and not another in its stead. */
async function isShown(page: Page, address: string): Promise<boolean> {
  const answer = await page.goto(address)
  return answer?.status() === 200 && new URL(page.url()).pathname === new URL(address, page.url()).pathname
}

function lastPart(address: string): string {
  return new URL(address, 'http://here').pathname.split('/').at(-1) ?? ''
}
