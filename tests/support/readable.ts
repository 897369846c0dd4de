import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Drawn in the size of the paper, whatever the screen. */
const paper = /\/(print|slip|readers)($|\?)/

/**
 * What keeps a page from being read: every rule of axe, the size of its targets and its width on a telephone.
 * Contrast follows from the style sheet, so it is measured once for every way a text is drawn; `measured` keeps them.
 */
export async function unreadable(page: Page, measured: Set<string>): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await serious(page, 'html', { rules: { 'color-contrast': { enabled: false } } })
  if (await markNew(page, measured))
    found.push(...(await serious(page, '[data-new-look]', { runOnly: ['color-contrast'] })))
  await page.setViewportSize({ width: 360, height: 740 })
  found.push(...(await serious(page, 'html', { runOnly: ['target-size'] })).map((fault) => `at 360: ${fault}`))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (over > 0 && !paper.test(page.url())) found.push(`at 360: ${over} px wider than the screen`)
  await page.setViewportSize({ width: 1440, height: 900 })
  return found.map((fault) => `${page.url()}: ${fault}`)
}

/** What axe finds on a page, by every rule, that is serious or critical; worded for a failed expectation. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return serious(page, 'html', {})
}

type Violation = { id: string; help: string; impact: string; nodes: { target: string[] }[] }
type Axe = { run: (within: { include: string[] }, options: object) => Promise<{ violations: Violation[] }> }

/** The serious and critical violations of those rules within a part of the page, worded. */
function serious(page: Page, within: string, options: object): Promise<string[]> {
  return page.evaluate(
    async ([part, asked]) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const { violations } = await axe.run({ include: [part] }, { ...asked, resultTypes: ['violations'] })
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    },
    [within, options] as const,
  )
}

/** Marks one element of every way a text is drawn here that was not measured before: its own and all outer classes. */
async function markNew(page: Page, measured: Set<string>): Promise<boolean> {
  const looks = await page.evaluate(
    (known) => {
      const seen = new Set(known)
      const fresh: string[] = []
      for (const one of document.querySelectorAll('body *')) {
        const text = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        if (!text && !one.matches('input, select, textarea')) continue
        const path: string[] = []
        for (let at: Element | null = one; at && at !== document.body; at = at.parentElement)
          path.push(
            `${at.tagName}.${at.className} ${at.getAttribute('style') ?? ''}${at.matches(':disabled') ? '!' : ''}`,
          )
        const look = path.join(' < ')
        if (seen.has(look)) continue
        seen.add(look)
        fresh.push(look)
        one.setAttribute('data-new-look', '')
      }
      return fresh
    },
    [...measured],
  )
  for (const look of looks) measured.add(look)
  return looks.length > 0
}
