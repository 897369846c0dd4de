import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { openPage } from '@/tests/support/browser'

/** The packages that hold real old builds; nothing of them is used but the packed program. */
export const oldBuilds = { 88: 'chrome-aws-lambda', 103: '@sparticuz/chromium' } as const

/** A real Chromium of that version, unpacked for this file and removed afterwards; undefined on another kind of machine. */
export async function openOldBrowser(version: keyof typeof oldBuilds): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const packed = path.join(packageFolder(oldBuilds[version]), 'bin/chromium.br')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-chromium-'))
  const program = path.join(folder, 'chromium')
  await pipeline(fs.createReadStream(packed), createBrotliDecompress(), fs.createWriteStream(program, { mode: 0o755 }))
  const browser = await chromium.launch({
    executablePath: program,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
  })
  afterAll(async () => {
    await browser.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  return browser
}

/**
 * A page of an old browser the driver can act in. The driver asks `checkVisibility`, which came with 105: it is given to
 * the driver's own world only; the page keeps exactly what its browser has.
 */
export async function openOldPage(browser: Browser): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: await driversWorld(session),
    source: `Element.prototype.checkVisibility ??= function () {
      return this.getClientRects().length > 0 || getComputedStyle(this).display === 'contents'
    }`,
  })
  return page
}

function driversWorld(session: CDPSession): Promise<string> {
  return new Promise((resolve, reject) => {
    session.on('Runtime.executionContextCreated', ({ context: { name } }) => {
      if (name.includes('playwright_utility_world')) resolve(name)
    })
    session.send('Runtime.enable').catch(reject)
  })
}

function packageFolder(name: string): string {
  return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
}
