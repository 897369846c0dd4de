import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Presses Tab until the thing with that name has the focus; every stop on the way shows its focus. */
export async function reach(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const here = await focused(page)
    expect(await focusIsSeen(page), here).toBe(true)
    if (typeof name === 'string' ? here === name : name.test(here)) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

/** The name of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement | null
    const label = at?.labels?.[0]
    const own = label ? [...label.childNodes].filter((node) => !(node as Element).className?.includes('need')) : []
    const text = label
      ? own.map((node) => node.textContent).join('')
      : (at?.getAttribute('aria-label') ?? at?.textContent)
    return (text ?? '').trim()
  })
}

/** A ring round the box itself, or round what is drawn for it; and the box stands in the window, under nothing else. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null
    if (!at || at === document.body) return true
    const drawn = [at, at.nextElementSibling, at.parentElement].filter((one) => one instanceof HTMLElement)
    const ringed = drawn.find((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    })
    const { left, top, width, height } = at.getBoundingClientRect()
    const above = document.elementFromPoint(left + Math.min(width, 40) / 2, top + Math.min(height, 40) / 2)
    return Boolean(ringed && above && drawn.some((one) => one.contains(above)))
  })
}
