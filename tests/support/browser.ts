import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { chromePath } from '@/scripts/runtime/machine.mjs'
import { takenOver } from '@/tests/support/desk-forms'

/** The password of every demo account. */
export const demoPassword = 'baijia-demo'

/** The address of the running application. */
export const base = () => inject('app').base

/** A real Chromium, closed after the file. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: systemChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  afterAll(() => browser.close())
  return browser
}

/** A page of its own cookie jar; relative addresses go to the application. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: base(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  })
  return context.newPage()
}

/** Signs a demo account in as a person would, and waits until the sign-in page is left; asked to try once more in ten seconds, it does. */
export async function signIn(page: Page, username: string, password = demoPassword): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await page.goto('/sign-in')
    const name = page.getByLabel('账号', { exact: true })
    await takenOver(name)
    await name.fill(username)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    const left = page.waitForURL((address) => address.pathname !== '/sign-in').then(() => '')
    left.catch(() => {})
    const refusal = page.locator('.notice[role=alert]').innerText({ timeout: 0 })
    const said = await Promise.race([left, refusal.catch(() => '')])
    if (!said) return left.then(() => {})
    if (tries > 2 || !said.includes('请等十秒，再提交一次')) throw new Error(`${username}: ${said}`)
    await page.waitForTimeout(10_000)
  }
}

function systemChromium(): string {
  const found = chromePath()
  if (!found)
    throw new Error('没有找到 Chromium:请安装 chromium 或设置 CHROME_PATH / no Chromium: install it or set CHROME_PATH')
  return found
}
