import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayOf } from '@/domain/calendar/civil-day'
import { axe, openBrowser, openPage, signIn } from '@/tests/support/browser'
import { preview, twoFamilies } from '@/tests/support/desk-import'
import { draft } from '@/tests/support/desk-report'

const browser = await openBrowser()
const widths = [1440, 360]
const today = dayOf(new Date())

/** Where a page of each kind is found: the list it is linked from, and how its address looks. */
const samples = {
  household: ['/households', /^\/households\/[\w-]{36}$/],
  resident: ['household', /^\/residents\/[\w-]{36}$/],
  building: ['/buildings', /^\/buildings\/[\w-]{36}$/],
  visit: ['/visits', /^\/visits\/[\w-]{36}$/],
  issue: ['/issues', /^\/issues\/[\w-]{36}$/],
  roster: ['/rosters', /^\/rosters\/[\w.-]+/],
  figure: ['/areas/290101001001000', /^\/figures\//],
} as const

const householdForms = ['edit', 'facts', 'members/new', 'move-in', 'move-out', 'death', 'head', 'dwelling', 'close']
const householdMore = ['tags/new', 'contacts', 'care-plan', 'print', 'readers']

test('every page a secretary works with is readable by machine and fits a phone [R19][S36]', async () => {
  const { page, faults } = await reader('secretary')
  const at = await addressesOf(page)
  const report = await draft(page, `${today.slice(0, 5)}01-01`, `${today.slice(0, 5)}01-31`)
  await preview(page, '读屏检查', twoFamilies(751))
  const batch = new URL(page.url()).pathname
  const addresses = [
    ...['/', '/households', '/households/new', '/households/print', '/households/export-reason'],
    ...['/buildings', '/search?q=wl', '/visits', '/visits/today', '/visits/observe', '/promises'],
    ...['/issues', '/issues/new', '/rosters', '/reports', '/reports/new', '/imports', '/help', '/account'],
    ...['/areas/290101001001000', '/admin', batch, `${batch}?bucket=refused`, report, `${report}/print`],
    ...Object.values(at),
    ...[...householdForms, ...householdMore].map((part) => `${at.household}/${part}`),
    ...[`${at.resident}/edit`, `${at.resident}/reveal`, `${at.issue}/slip`],
    `/visits/new?household=${at.household?.split('/').at(-1)}`,
  ]
  await expectReadable(page, addresses, faults)
}, 360_000)

for (const username of [
  'worker',
  'leader',
  'auditor',
  'security',
  'admin',
  'volunteer',
  'district',
  'section',
  'property',
])
  test(`every page ${username} is led to is readable by machine and fits a phone [R19][S36]`, async () => {
    const { page, faults } = await reader(username)
    await page.goto('/')
    const led = await linksOf(page, '[aria-label="主导航"]')
    const further = []
    for (const address of led) {
      await page.goto(address)
      further.push(...(await linksOf(page, 'main')).filter(newKind()).slice(0, 4))
    }
    await expectReadable(page, [...new Set(['/', '/account', '/help', ...led, ...further])], faults)
  }, 180_000)

/** A person at a page, and every fault the browser reports while they read. */
async function reader(username: string): Promise<{ page: Page; faults: string[] }> {
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } })
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  await signIn(page, username)
  return { page, faults }
}

async function expectReadable(page: Page, addresses: string[], faults: string[]): Promise<void> {
  const found: string[] = []
  for (const address of addresses) {
    const answer = await page.goto(address)
    if (answer?.status() !== 200) found.push(`${address}: ${answer?.status()}`)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      for (const fault of await axe(page)) found.push(`${address} at ${width}: ${fault}`)
      const paper = /\/(print|slip|readers)$/.test(address)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (!paper && over > 1) found.push(`${address} at ${width}: ${over} px wider than the screen`)
    }
  }
  expect([...found, ...faults]).toEqual([])
}

/** One address of every kind that hangs under a list. */
async function addressesOf(page: Page): Promise<Partial<Record<keyof typeof samples, string>>> {
  const at: Record<string, string> = {}
  for (const [kind, [list, wanted]] of Object.entries(samples)) {
    await page.goto(at[list] ?? list)
    const address = (await linksOf(page, 'main')).find((href) => wanted.test(href))
    if (!address) throw new Error(`${list} leads to no ${kind}`)
    at[kind] = address
  }
  return at
}

async function linksOf(page: Page, within: string): Promise<string[]> {
  const all = await page
    .locator(`${within} a[href^="/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(all)].filter((href) => !/\.(docx|xlsx|csv)$|\/(export|errors|settings|docx)/.test(href))
}

/** Keeps the first link of every shape: ids, codes and queries aside. */
function newKind(): (href: string) => boolean {
  const seen = new Set<string>()
  return (href) => {
    const shape = href.replace(/\?.*/, '').replace(/[\w-]{36}|\d{6,}/g, '*')
    return !seen.has(shape) && Boolean(seen.add(shape))
  }
}
