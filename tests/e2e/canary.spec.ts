import '@/tests/support/environment'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { decrypt } from '@/server/protection/field-cipher'
import { openBrowser } from '@/tests/support/browser'
import { ask, cookieOf } from '@/tests/support/raw'

const browser = await openBrowser()
const sql = postgres(inject('app').ownerUrl, { max: 2, onnotice: () => {} })
afterAll(() => sql.end())

const accounts = [
  'secretary',
  'worker',
  'leader',
  'section',
  'volunteer',
  'property',
  'district',
  'other',
  'auditor',
  'security',
  'admin',
]
const seeing = new Set(['secretary', 'worker', 'leader', 'other'])
const most = 60
const starts = [
  '/',
  '/households',
  '/visits',
  '/issues',
  '/rosters',
  '/reports',
  '/figures',
  '/admin',
  '/audit',
  '/account',
  '/search?q=王',
  '/promises',
]

const residents =
  await sql`select id, name, id_cipher, phone_cipher from residents where id_cipher is not null or phone_cipher is not null limit 40000`
const numbers = new Set<string>()
for (const { id, id_cipher, phone_cipher } of residents) {
  if (id_cipher) numbers.add(decrypt(id_cipher, id, 'id_number'))
  if (phone_cipher) numbers.add(decrypt(phone_cipher, id, 'phone'))
}

/** Numbers of somebody in the database that stand in a text. */
const told = (text: string) =>
  [...text.matchAll(/\d{17}[\dXx]|1\d{10}/g)]
    .map(([number]) => number.toUpperCase())
    .filter((number) => numbers.has(number))

/** Addresses of our own pages a text links to; nothing that ends a session. */
const linked = (text: string) =>
  [...text.matchAll(/href="(\/[^"#]*)"/g)]
    .map(([, path = '']) => path.replaceAll('&amp;', '&'))
    .filter((path) => !/^\/(_next|sign-out|settings|api)|\.(css|js|ico|svg)|reveal/.test(path))

test('there are numbers to look for', () => {
  expect(numbers.size).toBeGreaterThan(1000)
})

test.each(accounts)(
  '%s walks the pages: no full ID number or telephone, as page or as data [K10][K11][S3]',
  async (username) => {
    const { seen, leaks, broken, data } = await walked(username)
    console.log(`canary: ${username} ${seen} addresses, ${data} kinds of them as data too`)
    expect(leaks).toEqual([])
    expect(broken).toEqual([])
    expect(data).toBeGreaterThan(3)
    expect(seen).toBeGreaterThan(seeing.has(username) ? 15 : 5)
  },
  240_000,
)

type Walk = { seen: number; leaks: string[]; broken: string[]; data: number }
const shapeOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*').replace(/\?.*/, '?')

/** Follows the links of somebody's pages. A page holds its data as well; the first address of every kind is asked for as data alone. */
async function walked(username: string): Promise<Walk> {
  const cookie = await cookieOf(browser, username)
  const walk: Walk = { seen: 0, leaks: [], broken: [], data: 0 }
  const [seen, shapes] = [new Set<string>(), new Map<string, number>()]
  const waiting = [...starts]
  for (let path = waiting.shift(); path !== undefined && seen.size < most; path = waiting.shift()) {
    const before = shapes.get(shapeOf(path)) ?? 0
    if (seen.has(path) || before > 3) continue
    seen.add(path)
    shapes.set(shapeOf(path), before + 1)
    for (const headers of before === 0 ? [{ cookie }, { cookie, rsc: '1' }] : [{ cookie }]) {
      const { text, status, headers: sent } = await ask(path, { headers: headers as Record<string, string> })
      const [first] = [...told(text), ...told(JSON.stringify(sent))]
      if (first) walk.leaks.push(`${path}: ${first.slice(0, 6)}…`)
      if (sent['content-type']?.startsWith('text/x-component')) walk.data += 1
      if (status >= 500) walk.broken.push(`${path} ${status}`)
      waiting.push(...linked(text))
    }
  }
  return { ...walk, seen: seen.size }
}

test('the three administrators, the district, departments and companies read no name of a resident [S9]', async () => {
  const names = new Set(
    (await sql`select distinct name from residents where length(name) >= 3 limit 60000`).map(
      ({ name }) => name as string,
    ),
  )
  const staff = new Set(
    (
      await sql`select name from accounts union select name from visitors union select head_name from areas where head_name is not null union select compiler_name from reports`
    ).map(({ name }) => name as string),
  )
  const wrong: string[] = []
  for (const username of ['auditor', 'security', 'admin', 'district']) {
    const cookie = await cookieOf(browser, username)
    for (const path of [
      '/',
      '/audit',
      '/audit/chain',
      '/admin',
      '/admin/accounts',
      '/admin/areas',
      '/account',
      '/households',
      '/residents',
      '/reports',
      '/search?q=zs',
      '/visits',
      '/issues',
    ]) {
      const { text } = await ask(path, { headers: { cookie } })
      const read = [...text.replace(/<script[\s\S]*?<\/script>/g, '').matchAll(/\p{Script=Han}{2,}/gu)]
        .map(([word]) => word)
        .filter((word) => names.has(word) && !staff.has(word))
      if (read.length > 0) wrong.push(`${username} ${path}: ${read.length}`)
    }
  }
  expect(wrong).toEqual([])
}, 120_000)
