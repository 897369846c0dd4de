import { mkdirSync, writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromePath } from '@/scripts/runtime/machine.mjs'

/** `npm run screens -- http://127.0.0.1:3000`: pictures of the main pages of a running demo into docs/screens. */
const base = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = 'docs/screens'

type Shot = {
  name: string
  path: string | ((page: Page) => Promise<string>)
  widths?: number[]
  /** The heading that stands once a page made by script is there. */
  heading?: string
}

const household = async (page: Page) => {
  await page.goto(`${base}/households?q=3-2-501`)
  return (await page.locator('table a[href^="/households/0"]').first().getAttribute('href')) ?? '/households'
}
const first = (list: string, link: string) => async (page: Page) => {
  await page.goto(`${base}${list}`)
  return (await page.locator(link).first().getAttribute('href')) ?? list
}

const shots: Record<string, Shot[]> = {
  secretary: [
    { name: 'today', path: '/' },
    { name: 'households', path: '/households' },
    { name: 'household', path: household },
    { name: 'faults', path: '/households/faults' },
    { name: 'building', path: first('/buildings', 'main a[href^="/buildings/0"]') },
    { name: 'issues', path: '/issues' },
    { name: 'issue', path: first('/issues', 'table a[href^="/issues/0"]') },
    { name: 'dashboard', path: '/areas/290101001001000' },
    { name: 'rosters', path: '/rosters' },
    { name: 'campaign', path: first('/campaigns', 'table a[href^="/campaigns/0"]'), widths: [1440] },
    { name: 'reports', path: '/reports' },
    { name: 'imports', path: '/imports' },
  ],
  worker: [
    { name: 'visits-today', path: '/visits/today', widths: [360] },
    { name: 'door', path: '/door', widths: [360], heading: '今日走访名单' },
    {
      name: 'visit-new',
      path: async (page) => `/visits/new?household=${(await household(page)).split('/').at(-1)}`,
      widths: [360],
    },
  ],
  leader: [{ name: 'street', path: '/areas/290101001000000' }],
  auditor: [{ name: 'audit', path: '/audit', widths: [1440] }],
  security: [{ name: 'accounts', path: '/admin/accounts', widths: [1440] }],
}

async function take(browser: Browser, username: string | null, list: Shot[]): Promise<void> {
  for (const width of [1440, 360]) {
    const page = await browser.newPage({ viewport: { width, height: width === 360 ? 740 : 900 }, locale: 'zh-CN' })
    if (username) await enter(page, username)
    for (const { name, path, widths = [1440, 360], heading } of list) {
      if (!widths.includes(width)) continue
      const address = typeof path === 'string' ? path : await path(page)
      await page.goto(base + address)
      if (heading) await page.getByRole('heading', { name: heading }).waitFor()
      writeFileSync(`${folder}/${name}-${width}.png`, await page.screenshot({ fullPage: true }))
    }
    await page.close()
  }
}

async function enter(page: Page, username: string): Promise<void> {
  await page.goto(`${base}/sign-in`)
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill('baijia-demo')
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

mkdirSync(folder, { recursive: true })
const executablePath = chromePath()
if (!executablePath) throw new Error('没有找到 Chromium，请设置 CHROME_PATH')
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
await take(browser, null, [{ name: 'sign-in', path: '/sign-in' }])
for (const [username, list] of Object.entries(shots)) await take(browser, username, list)
await browser.close()
