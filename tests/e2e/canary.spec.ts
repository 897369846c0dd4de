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
    const cookie = await cookieOf(browser, username)
    const seen = new Set<string>()
    const waiting = [
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
    const leaks: string[] = []
    const broken: string[] = []
    for (let path = waiting.shift(); path !== undefined && seen.size < most; path = waiting.shift()) {
      const shape = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*').replace(/\?.*/, '?')
      if (
        seen.has(path) ||
        [...seen].filter((other) => other.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*').replace(/\?.*/, '?') === shape)
          .length > 3
      )
        continue
      seen.add(path)
      for (const headers of [{ cookie }, { cookie, rsc: '1' }]) {
        const { text, status, headers: sent } = await ask(path, { headers: headers as Record<string, string> })
        if (told(text).length > 0 || told(JSON.stringify(sent)).length > 0)
          leaks.push(`${path}: ${told(text)[0]?.slice(0, 6)}…`)
        if (status >= 500) broken.push(`${path} ${status}`)
        waiting.push(...linked(text))
      }
    }
    console.log(`canary: ${username} ${seen.size} addresses, each as page and as data`)
    expect(leaks).toEqual([])
    expect(broken).toEqual([])
    if (seeing.has(username)) expect(seen.size).toBeGreaterThan(15)
  },
  180_000,
)

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
