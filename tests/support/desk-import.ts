import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { idNumber } from '@/tests/support/ledgers'
import { type ListedFamily, officeSheet } from '@/tests/support/office-sheet'

/**
 * Two families of one building, as an office lists them: of the first, one birth date is words and one a day of the
 * spreadsheet; of the second, the wife's ID number has lost its last figures.
 */
export function twoFamilies(room: number): ListedFamily[] {
  const place = { estate: '一纺小区', building: '3号楼', unit: '3' }
  const head = { name: '欧阳春来', relation: '户主', idNumber: idNumber('19480312', room), born: '1948年3月12日' }
  const wife = { name: '柳月娥', relation: '配偶', idNumber: idNumber('19501105', room), born: new Date('1950-11-05') }
  const other = { name: '司马长河', relation: '户主', idNumber: idNumber('19790620', room), born: '1979.6.20' }
  const damaged = { name: '白小荷', relation: '配偶', idNumber: '2.90101E+17', born: '1981.02.03' }
  return [
    { ...place, room: String(room), people: [{ ...head, phone: '13912345678', note: '腿脚不便' }, wife] },
    { ...place, room: String(room + 1), people: [other, damaged] },
  ]
}

/** Uploads the sheet and names the grid for rooms that are new; ends on the preview. */
export async function preview(page: Page, title: string, families: readonly ListedFamily[]): Promise<void> {
  await page.goto('/imports')
  const buffer = Buffer.from(await officeSheet(title, families))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('居民信息表格').setInputFiles({ name: `${title}.xlsx`, mimeType, buffer })
  await page.getByRole('button', { name: '上传并认表头' }).click()
  await page.getByRole('heading', { name: '表头怎么认的' }).waitFor()
  await page
    .getByLabel('“住址 / 室号”对应到')
    .or(page.getByLabel(/室号.*对应到/))
    .first()
    .waitFor()
  const grid = page.getByLabel('表里有、档案里没有的房屋，归哪个网格')
  const second = grid.locator('option', { hasText: '第二网格' })
  await grid.selectOption((await second.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: '开始比对' }).click()
  await page.getByRole('heading', { name: '确认', exact: true }).waitFor({ timeout: 45_000 })
}

/** The count of every bucket as the page shows it, and the rows of the sheet. */
export async function buckets(page: Page): Promise<Record<string, number>> {
  const rows = await page.getByRole('table', { name: '每行的去向' }).getByRole('row').allInnerTexts()
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [, name, count] = /^\s*(\S+)\s+([\d,]+)(?:\s|$)/.exec(row) ?? []
      return name && count ? [[name, Number(count.replace(',', ''))]] : []
    }),
  )
}

/** Ticks that the preview was seen, and waits until everything is written. */
export async function write(page: Page): Promise<void> {
  await page.getByLabel(/^看过预览，写入/).check()
  await page.getByRole('button', { name: '写入档案' }).click()
  await page.getByRole('heading', { name: /^写入完成，共 \d+ 行/ }).waitFor({ timeout: 45_000 })
  expect(page.url()).toMatch(/\/imports\/[\w-]{36}/)
}

/** Finds the family by its door and opens its file. */
export async function openFile(page: Page, room: number): Promise<string> {
  await page.goto(`/households?q=3-3-${room}`)
  await page.getByRole('link', { name: `一纺小区 3号楼 3单元 ${room}` }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(String(room)) }).waitFor()
  return new URL(page.url()).pathname
}
