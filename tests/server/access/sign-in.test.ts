import { verify } from '@node-rs/argon2'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { beforeEach, expect, test, vi } from 'vitest'
import { limits } from '@/config/limits'
import { connect } from '@/db/client'
import { newId } from '@/db/ids'
import { accounts, sessions } from '@/db/schema/accounts'
import { hashPassword, passwordFits } from '@/server/auth/password'
import { actorBehind, signIn, signOut } from '@/server/auth/sign-in'
import { eastCommittee, givenAreas } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify) }
})

const { db, owner, appUrl } = await ownDatabase()
const other = connect(appUrl)
await givenAreas(owner)
const password = 'quiet-door-7301'
const passwordHash = await hashPassword(password)
const noon = new Date('2026-11-20T04:00:00Z')
const after = (ms: number) => new Date(noon.getTime() + ms)
const minute = 60_000

let name = ''
let serial = 0
let accountId = ''
beforeEach(async () => {
  serial += 1
  name = `person${serial}`
  accountId = newId()
  await owner.insert(accounts).values({
    id: accountId,
    areaCode: eastCommittee,
    username: name,
    name: '王敏',
    title: '书记',
    role: 'secretary',
    passwordHash,
    passwordChangedOn: '2026-01-01',
  })
})

const attempt = (username: string, tried: string, phone = false) => ({
  username,
  password: tried,
  address: `10.0.0.${serial}`,
  agent: 'test',
  phone,
  requestId: 'r',
})
const enter = async (phone = false, at = noon) => {
  const entered = await signIn(db, at, attempt(name, password, phone))
  if (!entered.ok) throw new Error(entered.refusal.kind)
  return entered.value.token
}

test('of 40 tries at once over two instances five are checked, the rest are locked out [K13][S15]', async () => {
  const tries = await Promise.all(
    Array.from({ length: 40 }, (_, at) => signIn(at % 2 ? db : other, noon, attempt(name, `wrong ${at}`))),
  )
  const kinds = tries.map((outcome) => (outcome.ok ? 'in' : outcome.refusal.kind))
  expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(limits.signInFailuresPerAccount)
  expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(40 - limits.signInFailuresPerAccount)
})

test('while locked the right password is refused too; a quarter of an hour later it opens [K13]', async () => {
  for (let n = 0; n < 5; n += 1) await signIn(db, noon, attempt(name, 'wrong'))
  expect(await signIn(other, after(minute), attempt(name, password))).toEqual({
    ok: false,
    refusal: { kind: 'locked' },
  })
  expect((await signIn(db, after(limits.signInWindowMs + minute), attempt(name, password))).ok).toBe(true)
})

test('a name nobody has is refused and locked in the same words [S16]', async () => {
  const seen = async (username: string) => {
    const said: unknown[] = []
    for (let n = 0; n < 7; n += 1) said.push(await signIn(db, noon, attempt(username, 'wrong')))
    return JSON.stringify(said)
  }
  expect(await seen(`nobody${serial}`)).toBe(await seen(name))
})

test('an unknown name costs exactly the work of a wrong password: one check of one strength, one count, one note [S16]', async () => {
  const work = async (username: string) => {
    const [checks, statements] = [vi.mocked(verify).mock, [] as string[]]
    const from = checks.calls.length
    const counted = drizzle(db.$client, { logger: { logQuery: (query) => statements.push(query) } })
    await signIn(counted, noon, attempt(username, 'wrong'))
    return { strengths: checks.calls.slice(from).map(([stored]) => strengthOf(String(stored))), statements }
  }
  const [known, unknown] = [await work(name), await work(`nobody-${serial}`)]
  expect(known.strengths).toEqual(['argon2id v=19 m=19456,t=2,p=1 32 bytes'])
  expect(unknown).toEqual(known)
  expect(known.statements.length).toBeGreaterThan(4)
})

test('checking a password against nobody takes as long as against somebody: medians of pairs within 5 ms of work [S16]', async () => {
  const spent = { somebody: [] as number[], nobody: [] as number[] }
  for (let pair = 0; pair < 25; pair += 1)
    for (const who of pair % 2 ? (['somebody', 'nobody'] as const) : (['nobody', 'somebody'] as const)) {
      const before = process.cpuUsage()
      await passwordFits(who === 'somebody' ? passwordHash : undefined, 'wrong')
      const { user, system } = process.cpuUsage(before)
      spent[who].push((user + system) / 1000)
    }
  const median = (all: number[]) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0
  const [somebody, nobody] = [median(spent.somebody), median(spent.nobody)]
  console.log(`checking a password: somebody ${somebody.toFixed(1)} ms, nobody ${nobody.toFixed(1)} ms of CPU`)
  expect(Math.abs(somebody - nobody)).toBeLessThan(5)
})

/** What a hash says of the work of checking it: kind, version, memory, passes, and the length of its digest. */
function strengthOf(stored: string): string {
  const [, kind, version, parameters, , digest = ''] = stored.split('$')
  return `${kind} ${version} ${parameters} ${Buffer.from(digest, 'base64').length} bytes`
}

test('one address that tries many names is stopped as well', async () => {
  await owner.execute(
    sql`insert into sign_in_attempts (username, address, at, failed) select 'someone' || n, ${`10.0.0.${serial}`}, ${noon.toISOString()}::timestamptz, true from generate_series(1, ${limits.signInFailuresPerAddress}) n`,
  )
  expect(await signIn(db, after(1000), attempt(name, password))).toEqual({ ok: false, refusal: { kind: 'locked' } })
})

test('a disabled account is nobody at its next request, on every instance [K14][S14]', async () => {
  const token = await enter()
  expect(await actorBehind(other, after(1000), token)).toMatchObject({ name: '王敏' })
  await owner.update(accounts).set({ disabledAt: noon }).where(eq(accounts.id, accountId))
  for (const instance of [db, other]) expect(await actorBehind(instance, after(2000), token)).toBe(undefined)
  expect(await signIn(db, after(3000), attempt(name, password))).toEqual({ ok: false, refusal: { kind: 'wrong' } })
})

test('a role taken away is gone at the next request [S14]', async () => {
  const token = await enter()
  await owner.update(accounts).set({ role: 'volunteer' }).where(eq(accounts.id, accountId))
  expect(await actorBehind(db, after(1000), token)).toMatchObject({ role: 'volunteer' })
})

test('a session that was ended is nobody', async () => {
  const token = await enter()
  await owner.update(sessions).set({ endedAt: noon }).where(eq(sessions.accountId, accountId))
  expect(await actorBehind(db, after(1000), token)).toBe(undefined)
})

test('half an hour without a click ends a session in the office, eight hours on the phone [K14]', async () => {
  const desk = await enter()
  const phone = await enter(true)
  expect(await actorBehind(db, after(limits.sessionIdleMs + minute), desk)).toBe(undefined)
  expect(await actorBehind(db, after(minute), desk)).toBe(undefined)
  expect(await actorBehind(db, after(limits.sessionIdlePhoneMs - minute), phone)).toBeDefined()
})

test('twelve hours end a session however busy it is [K14]', async () => {
  const token = await enter()
  for (let at = 20 * minute; at <= limits.sessionAbsoluteMs; at += 20 * minute)
    expect(await actorBehind(db, after(at), token)).toBeDefined()
  expect(await actorBehind(db, after(limits.sessionAbsoluteMs + minute), token)).toBe(undefined)
})

test('after signing out the ticket is worth nothing, wherever it was copied', async () => {
  const token = await enter()
  const actor = await actorBehind(db, noon, token)
  if (!actor) throw new Error('nobody')
  await signOut(db, after(1000), actor, 'r')
  for (const instance of [db, other]) expect(await actorBehind(instance, after(2000), token)).toBe(undefined)
})

test('every try is an entry, with the name nobody has as well [K15]', async () => {
  await enter()
  await signIn(db, noon, attempt(name, 'wrong'))
  await signIn(db, noon, attempt(`ghost${serial}`, 'wrong'))
  const rows = await owner.execute<{ act: string; n: number }>(sql`select act, count(*)::int as n from audit_entries
    where subject_id in (${accountId}, ${`ghost${serial}`}) group by act order by act`)
  expect([...rows]).toEqual([
    { act: 'account.sign_in', n: 1 },
    { act: 'account.sign_in_failed', n: 2 },
  ])
})
