import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { pagesOf, print, printFolder, type Word, wordsOf } from '@/tests/support/printed'

const browser = await openBrowser()
const folder = printFolder()
const point = 72 / 25.4
/** Landscape paper: the left margin, and where the foot begins. */
const [margin, foot] = [18 * point, 190 * point]

type Column = { label: string; from: number; to: number; cells: string[] }

let page: Page
let ledger: Column[]

beforeAll(async () => {
  // the test takes rules away with a style of its own, which the page's policy would refuse
  page = await openPage(browser, { bypassCSP: true })
  await signIn(page, 'leader')
  await page.goto('/reports/new')
  await page.locator('input[name="preset"][value="quarter"]').check({ force: true })
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await page.goto(`${new URL(page.url()).pathname}/print`)
  ledger = await longestLedger()
  // long words, so that rows of several lines meet the foot of a page
  await page.addStyleTag({ content: '.ledger td:nth-child(5), .ledger td:nth-child(7) { font-size: 24pt }' })
}, 180_000)

/** The columns of the longest ledger: where they stand on paper, and their cells in order. */
async function longestLedger(): Promise<Column[]> {
  const found = await page.locator('.ledger table').evaluateAll((tables) => {
    const longest = (tables as HTMLTableElement[]).reduce((one, other) =>
      other.rows.length > one.rows.length ? other : one,
    )
    const rows = [...(longest.tBodies[0]?.rows ?? [])]
    return [...(longest.tHead?.rows[0]?.cells ?? [])].map((head, index) => ({
      label: head.innerText,
      width: Number.parseFloat(longest.querySelectorAll('col')[index]?.style.width ?? '0'),
      cells: rows.map((row) => row.cells[index]?.innerText.replace(/\s/g, '') ?? ''),
    }))
  })
  let at = margin
  return found.map(({ label, width, cells }) => {
    at += width * point
    return { label, from: at - width * point, to: at, cells }
  })
}

const column = (label: string) => ledger.find((one) => one.label === label) ?? { label, from: 0, to: 0, cells: [] }
const textIn = (words: Word[], { from, to }: Column) =>
  words
    .filter(({ x, y }) => x >= from - 2 && x < to - 2 && y < foot)
    .sort((one, other) => one.y - other.y || one.x - other.x)
    .map(({ text }) => text)

/** The pages of the longest ledger: whether its head stands above, which rows it numbers, and the words below the head. */
function ledgerPages(file: string) {
  const pages = wordsOf(file).map((words) => {
    const head = words.find(({ text }) => text === '序号')
    const headed = ledger.every(({ label }) =>
      words.some(({ text, y }) => text === label && Math.abs(y - (head?.y ?? 0)) < 4),
    )
    const below = headed && head ? words.filter(({ y }) => y > head.y + 6) : words
    return { headed, below, numbers: textIn(below, column('序号')).map(Number) }
  })
  const rows = column('序号').cells.length
  const last = pages.findLastIndex(({ numbers }) => numbers.at(-1) === rows)
  const first = pages.findLastIndex(({ numbers }, at) => at <= last && numbers[0] === 1)
  return pages.slice(first, last + 1)
}

/** Rows whose words do not all stand on the page that numbers them. */
function splitRows(file: string): string[] {
  return ledgerPages(file).flatMap(({ below, numbers }, index) =>
    ['地点', '诉求'].flatMap((label) => {
      const whole = column(label)
        .cells.slice((numbers[0] ?? 1) - 1, numbers.at(-1))
        .join('')
      const printed = textIn(below, column(label)).join('')
      return printed === whole ? [] : [`第 ${index + 1} 页 ${label}`]
    }),
  )
}

test('a ledger longer than a page repeats its head on every page and never splits a row [K25]', async () => {
  const file = await print(page, path.join(folder, 'report.pdf'))
  const pages = ledgerPages(file)
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.flatMap(({ numbers }) => numbers)).toEqual(column('序号').cells.map(Number))
  expect(pages.every(({ headed }) => headed)).toBe(true)
  expect(splitRows(file)).toEqual([])
})

test('that is what the style sheet does: without its rules rows are split and heads stand once', async () => {
  await page.addStyleTag({
    content:
      '.ledger tr { break-inside: auto !important; page-break-inside: auto !important } .ledger thead { display: table-row-group !important }',
  })
  const file = await print(page, path.join(folder, 'without.pdf'))
  expect(splitRows(file)).not.toEqual([])
  expect(ledgerPages(file).filter(({ headed }) => headed)).toHaveLength(1)
})

test('a table of the text that runs over to the next page stands under its head again, with at least two rows on either side [K25]', async () => {
  await page.reload()
  const heads = ['在册户', '实有人口', '重点人群']
  const names = await page
    .locator('.gov table.long')
    .first()
    .locator('tbody th')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).innerText))
  await page.addStyleTag({ content: '.gov p { margin-bottom: 24pt }' })
  const pages = pagesOf(await print(page, path.join(folder, 'moved.pdf')))
  const caption = pages.findIndex((text) => text.includes('表1'))
  const shown = pages.slice(caption, caption + 2).map((text) => ({
    headed: heads.every((head) => text.includes(head)),
    rows: names.filter((name) => new RegExp(`^ *${name} +\\d`, 'm').test(text)).length,
  }))
  expect(shown[0]?.headed).toBe(true)
  expect(shown[0]?.rows).toBeGreaterThan(1)
  if ((shown[0]?.rows ?? 0) < names.length) expect(shown[1]).toMatchObject({ headed: true })
})
