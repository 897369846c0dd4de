import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { base, openBrowser, openPage, signIn } from '@/tests/support/browser'
import { choose } from '@/tests/support/desk-forms'
import { openFile, preview, twoFamilies, write } from '@/tests/support/desk-import'
import { visit } from '@/tests/support/desk-issue'
import { addSentence, draft, freeze } from '@/tests/support/desk-report'
import { openOldBrowser, openOldPage } from '@/tests/support/old-chromium'
import { pagesOf, print, printFolder } from '@/tests/support/printed'

const present = await openBrowser()
const yesterday = addDays(dayOf(new Date()), -1)

for (const version of [88, 103] as const) {
  const old = await openOldBrowser(version)
  test.runIf(old)(
    `Chromium ${version}: from the spreadsheet to the verified report, drawn as in the present browser`,
    async () => {
      const [page, faults] = await desk(old as Browser)
      const known = await openPage(present, { viewport: { width: 1440, height: 900 } })
      await signIn(known, 'secretary')
      expect((old as Browser).version()).toMatch(new RegExp(`^${version}\\.`))

      await preview(page, `Chromium ${version}`, twoFamilies(700 + version))
      await write(page)
      const file = await openFile(page, 700 + version)
      await page.goto(`${file}/edit`)
      await choose(page, '类别', 'C 重点')
      await page.getByLabel('改类别的理由').fill('两位老人都过七十')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.waitForURL((address) => address.pathname === file)
      await visit(page, file, { request: '想装扶手', promise: '送一份申请表' })

      const report = await draft(page, addDays(yesterday, -version), yesterday)
      await addSentence(page, report, '以上情况已在例会上通报。')
      const code = await freeze(page, report)
      for (const address of ['/', '/households?q=4-2', file, '/areas/290101001001000', '/issues', report])
        await sameDrawing(page, known, address, version)
      await sameDrawing(page, known, `${report}/print`, version)
      const sheets = pagesOf(await print(page, path.join(printFolder(), 'report.pdf')))
      expect(sheets.length).toBeGreaterThan(3)
      await page.goto(`${base()}/verify/${code}`)
      await page.getByText('有效：与冻结时一致').waitFor()
      expect(faults).toEqual([])
    },
    240_000,
  )
}

/** A secretary at the old browser, and every fault it reports. */
async function desk(browser: Browser): Promise<[Page, string[]]> {
  const page = await openOldPage(browser)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
  })
  await signIn(page, 'secretary')
  return [page, faults]
}

/** Both browsers put the main parts of the page at the same places in the same colours; in neither does it scroll sideways. */
async function sameDrawing(old: Page, known: Page, address: string, version: number): Promise<void> {
  await Promise.all([old.goto(address), known.goto(address)])
  // made by script
  if (address.endsWith('/print'))
    for (const page of [old, known]) await page.getByRole('button', { name: '打印', exact: true }).waitFor()
  if (process.env.TEST_PICTURES)
    for (const [name, page] of Object.entries({ [version]: old, present: known }))
      fs.writeFileSync(
        `${process.env.TEST_PICTURES}/${name}${address.replace(/\W+/g, '-').slice(0, 24)}.png`,
        await page.screenshot({ fullPage: true }),
      )
  const [before, now] = [await drawn(old), await drawn(known)]
  expect(before.looks, address).toEqual(now.looks)
  expect(before.sideways, address).toBeLessThanOrEqual(0)
  expect(Object.keys(before.places), address).toEqual(Object.keys(now.places))
  for (const [part, place] of Object.entries(now.places))
    for (const [edge, at] of place.entries()) {
      // the height of lines differs by a fraction of a pixel, which adds up down the page
      const allowed = edge === 1 ? 6 + Math.abs(at) / 50 : 6
      expect(Math.abs((before.places[part]?.[edge] ?? Number.NaN) - at), `${address} ${part}`).toBeLessThanOrEqual(
        allowed,
      )
    }
}

/** Left, top and width in pixels of what carries the layout; how it looks; how far it scrolls sideways. */
function drawn(
  page: Page,
): Promise<{ places: Record<string, number[]>; looks: Record<string, string[]>; sideways: number }> {
  return page.evaluate(() => {
    const parts = [
      '.bar',
      '.nav',
      'main',
      'h1',
      '.head .actions',
      '.filters',
      'main table',
      'thead',
      'tbody tr',
      '.gov',
    ]
    const found = parts.flatMap((part) => {
      const one = document.querySelector(part)
      return one ? [[part, one] as const] : []
    })
    const lookOf = (one: Element) => {
      const { backgroundColor, color, fontSize, fontWeight, borderTopColor, borderTopWidth } = getComputedStyle(one)
      return [
        backgroundColor,
        color,
        fontSize,
        fontWeight,
        borderTopWidth,
        ...(borderTopWidth === '0px' ? [] : [borderTopColor]),
      ]
    }
    const placeOf = (one: Element) => {
      const { left, top, width } = one.getBoundingClientRect()
      return [left, top, width].map(Math.round)
    }
    const kit = ['.btn', '.btn-primary', '.tag', '.chip', '.input', '.select', '.notice', '.fig', '.nav a']
    const shown = [...parts, ...kit].flatMap((part) => {
      const one = document.querySelector(part)
      return one ? [[part, lookOf(one)] as const] : []
    })
    const tables = [...document.querySelectorAll('main table, .gov table')]
    const cells = tables.flatMap((table, place) =>
      [...table.querySelectorAll('thead tr:last-child > *, tbody tr:first-child > *, tbody tr:last-child > *')].map(
        (cell, nth) => [`table ${place} cell ${nth}`, placeOf(cell).slice(0, 1)] as const,
      ),
    )
    return {
      places: Object.fromEntries([...found.map(([part, one]) => [part, placeOf(one)] as const), ...cells]),
      looks: Object.fromEntries(shown),
      sideways: document.documentElement.scrollWidth - window.innerWidth,
    }
  })
}
