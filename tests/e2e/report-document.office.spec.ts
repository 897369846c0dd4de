import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '@/tests/support/browser'
import { openedInOffice, pageCount, pagesOf, print, printFolder } from '@/tests/support/printed'

const browser = await openBrowser()
const folder = printFolder()

test.each([
  ['a committee', 'secretary'],
  ['a street', 'leader'],
])(
  'the document of %s opens in an office and has the pages of the print, give or take one [K25]',
  async (place, who) => {
    const page = await openPage(browser)
    await signIn(page, who)
    await page.goto('/reports/new')
    await page.locator('input[name="preset"][value="month"]').check({ force: true })
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
    const address = new URL(page.url()).pathname
    await page.goto(`${address}/print`)
    const printed = await print(page, path.join(folder, `${who}-print.pdf`))
    const document = path.join(folder, `${who}.docx`)
    fs.writeFileSync(document, await (await page.request.get(`${address}.docx`)).body())
    const opened = openedInOffice(document)
    expect(Math.abs(pageCount(opened) - pageCount(printed)), place).toBeLessThanOrEqual(1)
    const text = pagesOf(opened).join('').replace(/\s/g, '')
    for (const heading of await page.locator('.gov h2').allInnerTexts())
      expect(text).toContain(heading.replace(/\s/g, ''))
    expect(text).toContain('问题台账')
  },
)
