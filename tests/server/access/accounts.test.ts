import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import type { Actor } from '@/domain/access/actor'
import { accountFile, accountIntake, ownAccount } from '@/server/access/account-file'
import { accountList } from '@/server/access/account-list'
import { changePassword } from '@/server/access/change-password'
import { createAccount } from '@/server/access/create-account'
import { disableAccount } from '@/server/access/disable-account'
import { editAccount } from '@/server/access/edit-account'
import { enableAccount } from '@/server/access/enable-account'
import { endSessions } from '@/server/access/end-sessions'
import { resetPassword } from '@/server/access/reset-password'
import { hashPassword } from '@/server/auth/password'
import { actorBehind, signIn } from '@/server/auth/sign-in'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  noon,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const security = await givenActor(owner, 'security_admin', street, { name: '何洁' })
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const elsewhere = await givenActor(owner, 'secretary', 290_101_002_001_000)
const desk = contextOf(db, security)

const fields = {
  name: '李想',
  title: '网格长',
  role: 'grid_worker',
  areaCode: String(eastCommittee),
  unitCode: null,
  buildingId: null,
}
const acts = async (act: string) =>
  (await owner.select().from(auditEntries).where(eq(auditEntries.act, act))).map(({ subjectId, accountId }) => ({
    subjectId,
    accountId,
  }))
const rowOf = async (id: string) => (await owner.select().from(accounts).where(eq(accounts.id, id)))[0]
const attempt = (username: string, password: string) => ({
  username,
  password,
  address: '10.0.0.1',
  agent: 'test',
  phone: false,
  requestId: 'r',
})

test('an account is made with a password that works once and must be changed [K13]', async () => {
  const made = await createAccount(desk, { ...fields, username: 'lixiang' })
  expect(made).toMatchObject({ ok: true, value: { username: 'lixiang' } })
  if (!made.ok) return
  expect(await acts('account.create')).toEqual([{ subjectId: made.value.id, accountId: security.accountId }])
  const entered = await signIn(db, noon, attempt('lixiang', made.value.password))
  expect(entered.ok && (await actorBehind(db, noon, entered.value.token))).toMatchObject({
    name: '李想',
    mustChangePassword: true,
  })
  expect(JSON.stringify(await owner.select().from(auditEntries))).not.toContain(made.value.password)
})

test('a name is given once, whatever its letters’ case', async () => {
  await createAccount(desk, { ...fields, username: 'wangmin' })
  expect(await createAccount(desk, { ...fields, username: 'WangMin' })).toMatchObject({
    ok: false,
    refusal: { kind: 'username_taken' },
  })
})

const commands = { createAccount, editAccount, disableAccount, enableAccount, resetPassword, endSessions }
const inputFor = (id: string) => ({ ...fields, id, version: 1, username: 'someone' })

test.each(Object.entries(commands))(
  '%s is for the security administrator alone, and nothing is written',
  async (_, run) => {
    const before = await counted()
    for (const actor of [
      secretary,
      await roleOf('system_admin'),
      await roleOf('auditor'),
      await roleOf('street_cadre'),
    ])
      expect(await run(contextOf(db, actor), inputFor(neighbour.accountId))).toEqual({
        ok: false,
        refusal: { kind: 'not_permitted' },
      })
    expect(await counted()).toEqual({ ...before, accounts: before.accounts + 3 })
  },
)

test.each(Object.entries(commands).filter(([name]) => name !== 'createAccount'))(
  '%s does not find an account of another street',
  async (_, run) => {
    const before = await counted()
    expect(await run(desk, inputFor(elsewhere.accountId))).toMatchObject({ ok: false, refusal: { kind: 'not_found' } })
    expect(await counted()).toEqual(before)
  },
)

test.each([editAccount, disableAccount, enableAccount, resetPassword])('nobody changes the own rights', async (run) => {
  expect(await run(desk, inputFor(security.accountId))).toMatchObject({ ok: false, refusal: { kind: 'own_account' } })
})

test('the database refuses it too: a person cannot raise the own role [K14]', async () => {
  const raise = db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.purpose', 'work', true), set_config('app.account', ${secretary.accountId}, true), set_config('app.role', 'security_admin', true),
      set_config('app.lo', ${String(street)}, true), set_config('app.hi', ${String(street + 999_999)}, true)`)
    await tx.execute(sql`update accounts set role = 'security_admin' where id = ${secretary.accountId}`)
  })
  await expect(raise).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('an edit is refused when somebody else was faster, and written with who had what before', async () => {
  const wanted = {
    ...fields,
    id: neighbour.accountId,
    role: 'secretary',
    areaCode: String(westCommittee),
    name: '周敏',
  }
  expect(await editAccount(desk, { ...wanted, version: 7 })).toMatchObject({
    ok: false,
    refusal: { kind: 'changed_meanwhile' },
  })
  expect(await editAccount(desk, { ...wanted, version: 1 })).toMatchObject({ ok: true })
  expect(await rowOf(neighbour.accountId)).toMatchObject({ name: '周敏', version: 2 })
  expect(await acts('account.edit')).toHaveLength(1)
})

test('disabling ends every session at the next request; enabling lets in again [S14]', async () => {
  const { id, password } = await given('leaver')
  const first = await signIn(db, noon, attempt('leaver', password))
  const second = await signIn(db, noon, attempt('leaver', password))
  expect(await disableAccount(desk, { id })).toMatchObject({ ok: true })
  for (const entered of [first, second])
    expect(entered.ok && (await actorBehind(db, noon, entered.value.token))).toBe(undefined)
  expect(await signIn(db, noon, attempt('leaver', password))).toEqual({ ok: false, refusal: { kind: 'wrong' } })
  expect(await disableAccount(desk, { id })).toMatchObject({ ok: false, refusal: { kind: 'already_so' } })
  expect(await enableAccount(desk, { id })).toMatchObject({ ok: true })
  expect(await enableAccount(desk, { id })).toMatchObject({ ok: false, refusal: { kind: 'already_so' } })
  expect((await signIn(db, noon, attempt('leaver', password))).ok).toBe(true)
})

test('resetting and ending sessions put the old ticket out at once', async () => {
  const { id, password } = await given('lostphone')
  const phone = await signIn(db, noon, attempt('lostphone', password))
  expect(await endSessions(desk, { id })).toMatchObject({ ok: true })
  expect(phone.ok && (await actorBehind(db, noon, phone.value.token))).toBe(undefined)
  const reset = await resetPassword(desk, { id })
  expect(reset.ok && (await signIn(db, noon, attempt('lostphone', reset.value.password))).ok).toBe(true)
  expect((await signIn(db, noon, attempt('lostphone', password))).ok).toBe(false)
})

test('the own password: the present one must fit, the new one must do, elsewhere is signed out [K13]', async () => {
  const { id, password } = await given('changer')
  const [here, there] = [
    await signIn(db, noon, attempt('changer', password)),
    await signIn(db, noon, attempt('changer', password)),
  ]
  if (!here.ok || !there.ok) throw new Error('not signed in')
  const actor = (await actorBehind(db, noon, here.value.token)) as Actor
  const change = (now: string, next: string) =>
    changePassword(contextOf(db, actor), { password: now, newPassword: next, repeatPassword: next })
  expect(await change('not it at all', 'quiet-door-7301')).toMatchObject({
    ok: false,
    refusal: { kind: 'wrong_password' },
  })
  expect(await change(password, password)).toMatchObject({ ok: false, refusal: { kind: 'same_password' } })
  for (const weak of ['short-1', 'onlyletters', '1234567890', 'changer-2026'])
    expect(await change(password, weak)).toMatchObject({ ok: false, refusal: { kind: 'weak_password' } })
  expect(await change(password, 'quiet-door-7301')).toMatchObject({ ok: true })
  expect(await actorBehind(db, noon, here.value.token)).toMatchObject({ mustChangePassword: false })
  expect(await actorBehind(db, noon, there.value.token)).toBe(undefined)
  expect(await acts('account.change_password')).toEqual([{ subjectId: id, accountId: id }])
})

test('lists and files of accounts end at the own area and never hold a password', async () => {
  const list = await accountList(contextOf(db, secretary), {})
  expect(list.rows.map(({ id }) => id)).toContain(secretary.accountId)
  expect(list.rows.map(({ id }) => id)).not.toContain(neighbour.accountId)
  expect(await accountFile(desk, { id: elsewhere.accountId })).toBe(undefined)
  const all = JSON.stringify([
    await accountList(desk, {}),
    await accountFile(desk, { id: secretary.accountId }),
    await ownAccount(contextOf(db, secretary), {}),
    await accountIntake(desk, {}),
  ])
  expect(all).not.toMatch(/argon2|passwordHash|tokenDigest/)
})

async function given(username: string): Promise<{ id: string; password: string }> {
  const made = await createAccount(desk, { ...fields, username })
  if (!made.ok) throw new Error(made.refusal.kind)
  const password = `given-password-${username}-x1`
  await owner
    .update(accounts)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(accounts.id, made.value.id))
  return { id: made.value.id, password }
}

function roleOf(role: Actor['role']) {
  return givenActor(owner, role, street)
}

async function counted() {
  const [row] = await owner.execute<{
    accounts: number
    sessions: number
    entries: number
  }>(sql`select (select count(*)::int from accounts) as accounts,
    (select count(*)::int from sessions where ended_at is not null) as sessions, (select count(*)::int from audit_entries) as entries`)
  if (!row) throw new Error('no count')
  return row
}
