import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { base, openBrowser } from '@/tests/support/browser'
import { builtActions, builtRoutes } from '@/tests/support/built'
import { inLanes } from '@/tests/support/lanes'
import { type Answer, ask, cookieOf } from '@/tests/support/raw'

/** So many questions at a time: the server has two cores at most. */
const lanes = 6
const browser = await openBrowser()
const sql = postgres(inject('app').ownerUrl, { max: 2, onnotice: () => {} })
afterAll(() => sql.end())

const home = await someHousehold()
const pages = builtRoutes()
  .filter(({ page, route }) => page && !route.startsWith('/_'))
  .map(({ route }) => ({ route, path: filled(route) }))
const open = ['/sign-in', '/not-permitted', '/verify']
const shut = pages.filter(({ route }) => !open.some((path) => route === path || route.startsWith(`${path}/`)))

/** The records addresses are filled with, and the words of theirs that nobody signed out may read. */
async function someHousehold() {
  const [row] =
    await sql`select h.id as household, h.address, h.number, r.id as resident, r.name, d.building_id as building, h.area_code as area
    from households h join residencies s on s.household_id = h.id and s.to_on is null join residents r on r.id = s.resident_id join dwellings d on d.id = h.dwelling_id
    join areas a on a.code = h.area_code / 1000 * 1000
    where r.id_cipher is not null and a.name like '东兴%' order by h.id limit 1`
  const [issue] =
    await sql`select id, title from issues where area_code / 1000 = ${String(row?.area)}::bigint / 1000 order by id limit 1`
  const [visit] =
    await sql`select id from visits where area_code / 1000 = ${String(row?.area)}::bigint / 1000 order by id limit 1`
  const [account] = await sql`select id from accounts where username = 'worker'`
  const [report] =
    await sql`select id from reports where area_code / 1000 = ${String(row?.area)}::bigint / 1000 order by id limit 1`
  return {
    ...row,
    issue: issue?.id,
    title: issue?.title,
    visit: visit?.id,
    account: account?.id,
    report: report?.id,
  } as Record<string, string>
}

function filled(route: string): string {
  const part = route.split('/')[1] ?? ''
  const known: Record<string, string | undefined> = {
    households: home.household,
    residents: home.resident,
    buildings: home.building,
    issues: home.issue,
    visits: home.visit,
    reports: home.report,
    areas: String(Math.floor(Number(home.area) / 1000) * 1000),
    admin: home.account,
    figures: 'households',
  }
  return route
    .replace(/\[code\]/, part === 'admin' ? String(home.area) : (known[part] ?? 'x'))
    .replace(/\[\w+\]/g, known[part] ?? home.household ?? '')
}

const words = [home.name, home.address, home.number, home.title].filter((word): word is string => Boolean(word))
const tells = ({ text }: Answer) => words.filter((word) => text.includes(word))

/** The state of a client that already has everything but the page itself: what got past a guard in a layout. */
function craftedTree(path: string): string {
  const parts = path.split('/').filter(Boolean)
  const leaf = ['__PAGE__', {}, null, 'refetch']
  const tree = parts.reduceRight<unknown>((inner, part) => [part, { children: inner }], leaf)
  return encodeURIComponent(JSON.stringify(['', { children: ['(staff)', { children: tree }] }, null, null, 0]))
}

test('there are pages to try, and the words to look for stand in them', async () => {
  expect(shut.length).toBeGreaterThan(30)
  const cookie = await cookieOf(browser, 'secretary')
  const file = await ask(`/households/${home.household}`, { headers: { cookie } })
  expect(file.status).toBe(200)
  expect(tells(file).length).toBeGreaterThan(1)
})

test('without a cookie no page gives anything, asked as a page, as data, or with a crafted tree [S7]', async () => {
  const wrong: string[] = []
  const waysOf = (path: string): Record<string, string>[] => [
    {},
    { rsc: '1' },
    { rsc: '1', 'next-router-state-tree': craftedTree(path), 'next-url': path },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
  ]
  await inLanes(shut, lanes, async ({ path }) => {
    for (const headers of waysOf(path)) {
      const answer = await ask(path, { headers })
      if (answer.status === 200 && tells(answer).length > 0) wrong.push(`${path} ${JSON.stringify(headers)}`)
      if (answer.status >= 500) wrong.push(`${path} ${answer.status}`)
    }
  })
  expect(wrong).toEqual([])
})

test('neither do the other spellings of an address [S7]', async () => {
  const wrong: string[] = []
  const spellings = shut.flatMap(({ path }) => [
    `${path}.rsc`,
    `${path}/`,
    `${path}.segments/_tree.segment.rsc`,
    `/_next/data/x${path}.json`,
    `/${path}`,
    path.toUpperCase(),
    `${path}?_rsc=1`,
  ])
  await inLanes(spellings, lanes, async (spelled) => {
    if (tells(await ask(spelled)).length > 0) wrong.push(spelled)
  })
  expect(wrong).toEqual([])
})

test('without a cookie no action does anything, on whatever page it is sent [S7]', async () => {
  const before = await fingerprint()
  const odd: string[] = []
  await inLanes(builtActions(), lanes, async ({ id, name }) => {
    for (const path of ['/', '/sign-in', `/households/${home.household}`]) {
      const answer = await ask(path, {
        method: 'POST',
        headers: { 'next-action': id, origin: base(), 'content-type': 'text/plain;charset=UTF-8' },
        body: '[{},{}]',
      })
      if (tells(answer).length > 0) odd.push(`${name} on ${path} tells ${tells(answer)}`)
      if (answer.status >= 500) odd.push(`${name} on ${path} fell over: ${answer.status}`)
    }
  })
  expect(odd).toEqual([])
  expect(await fingerprint()).toEqual(before)
})

test('the ticket stays in the cookie: no address tells it to script', async () => {
  const cookie = await cookieOf(browser, 'secretary')
  const { status, text } = await ask('/api/auth/session', { headers: { cookie } })
  expect(status).toBe(200)
  expect(Object.keys(JSON.parse(text))).toEqual(['expires'])
})

const own = base()
const foreign: [string, Record<string, string>][] = [
  ['no Origin', {}],
  ['Origin null', { origin: 'null' }],
  ['another Origin', { origin: 'https://evil.example' }],
  [
    'another Origin and the same X-Forwarded-Host',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ],
  [
    'another Origin and X-Forwarded-Host and -Proto',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  ],
  ['no Origin, Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['own Origin, Sec-Fetch-Site cross-site', { origin: own, 'sec-fetch-site': 'cross-site' }],
  ['own Origin, Sec-Fetch-Site same-site', { origin: own, 'sec-fetch-site': 'same-site' }],
]

test('eight ways to send a write from elsewhere: every action is refused with 403 and nothing is written [S8]', async () => {
  const cookie = await cookieOf(browser, 'secretary')
  const before = await fingerprint()
  const asked = foreign.flatMap(([way, headers]) => builtActions().map((action) => ({ way, headers, ...action })))
  expect(asked.length).toBeGreaterThan(8 * 100)
  const odd: string[] = []
  await inLanes(asked, lanes, async ({ way, headers, id, name }) => {
    const { status } = await ask('/', {
      method: 'POST',
      headers: { cookie, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', ...headers },
      body: '[{},{}]',
    })
    if (status !== 403) odd.push(`${way}: ${name} ${status}`)
  })
  expect(odd).toEqual([])
  expect(await fingerprint()).toEqual(before)
  expect((await ask('/account', { headers: { cookie } })).status).toBe(200)
})

test('signing out from our own page ends the session: the old cookie opens nothing [K14]', async () => {
  const cookie = await cookieOf(browser, 'worker')
  const signOut = builtActions().find(({ name }) => name === 'signOutAction')
  expect((await ask('/account', { headers: { cookie } })).status).toBe(200)
  const answer = await ask('/', {
    method: 'POST',
    headers: { cookie, origin: own, 'next-action': signOut?.id ?? '', 'content-type': 'text/plain;charset=UTF-8' },
    body: '[]',
  })
  expect(answer.status).toBeLessThan(400)
  const after = await ask('/account', { headers: { cookie } })
  expect([302, 303, 307]).toContain(after.status)
  expect(after.headers.location).toContain('/sign-in')
})

test('every page has its security headers and a nonce of its own', async () => {
  const cookie = await cookieOf(browser, 'secretary')
  const nonces = new Set<string>()
  const wrong: string[] = []
  await inLanes(pages, lanes, async ({ path }) => {
    const { headers, status } = await ask(path, { headers: { cookie } })
    const policy = String(headers['content-security-policy'] ?? '')
    const nonce = policy.match(/'nonce-([^']+)'/)?.[1] ?? ''
    const kept =
      policy.includes("object-src 'none'") &&
      policy.includes("frame-ancestors 'none'") &&
      !/script-src[^;]*unsafe-(inline|eval)/.test(policy)
    if (!kept || nonce === '' || nonces.has(nonce)) wrong.push(`${path} ${status}: policy ${policy.slice(0, 60)}`)
    nonces.add(nonce)
    if (
      headers['x-content-type-options'] !== 'nosniff' ||
      headers['x-frame-options'] !== 'DENY' ||
      !headers['referrer-policy'] ||
      headers['x-powered-by']
    )
      wrong.push(`${path}: headers`)
    if (status === 200 && !/no-store|private/.test(String(headers['cache-control'] ?? '')))
      wrong.push(`${path}: ${headers['cache-control']}`)
  })
  expect(wrong).toEqual([])
})

/** Every table that an act could touch, counted. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = await sql<
    { name: string }[]
  >`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`
  const found: Record<string, string> = {}
  for (const { name } of tables.filter(
    ({ name }) => !['sessions', 'sign_in_attempts', 'audit_entries', 'audit_seals'].includes(name),
  )) {
    const [row] =
      await sql`select count(*)::text || coalesce(max(t.xmin::text::bigint)::text, '') as n from ${sql(name)} t`
    found[name] = row?.n ?? ''
  }
  const [entries] =
    await sql`select count(*)::text as n from audit_entries where act not like 'account.sign%' and act not like '%.read'`
  return { ...found, entries: entries?.n ?? '' }
}
