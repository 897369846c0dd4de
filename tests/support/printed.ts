import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'

/** A word on paper, in points from the upper left corner of its page. */
export type Word = { text: string; x: number; y: number }

/** A folder of one test run for what it prints. */
export const printFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'paper-'))

/** Prints what the page shows, as `npm test` and an office would: paper sizes from the style sheet. */
export async function print(page: Page, file: string): Promise<string> {
  await page.pdf({ path: file, preferCSSPageSize: true })
  return file
}

/** How many pages a PDF has. */
export function pageCount(file: string): number {
  return Number(/Pages:\s*(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1])
}

/** The text of each page, laid out in lines. */
export function pagesOf(file: string): string[] {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
}

/** The words of each page with their places. */
export function wordsOf(file: string): Word[][] {
  const text = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64_000_000 })
  return text
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, word]) => ({
        text: word ?? '',
        x: Number(x),
        y: Number(y),
      })),
    )
}

/** Opens an office document in LibreOffice and prints it; yields the PDF. */
export function openedInOffice(document: string): string {
  const folder = path.dirname(document)
  execFileSync('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    document,
  ])
  return document.replace(/\.docx$/, '.pdf')
}
