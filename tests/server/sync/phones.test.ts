import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { limits } from '@/config/limits'
import type { Actor } from '@/domain/access/actor'
import { doorPack } from '@/server/sync/door-pack'
import { openPhone } from '@/server/sync/open-phone'
import { revokePhone } from '@/server/sync/revoke-phone'
import { contextOf, eastGrid, givenActor, givenAreas, givenHousehold, noon } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const other = await givenActor(owner, 'grid_worker', eastGrid)
const as = (actor: Actor, at = noon) => contextOf(db, actor, at)
const opened = async (actor: Actor, phoneId?: string) => {
  const answer = await openPhone(as(actor), { phoneIds: phoneId ? [phoneId] : [], name: 'Android 11 Chrome/88' })
  return answer.ok ? answer.value : undefined
}

test('the same phone of the same person is sealed by the same secret; nobody else is given it [S20]', async () => {
  const first = await opened(worker)
  const again = await opened(worker, first?.phoneId)
  expect(again).toMatchObject({ phoneId: first?.phoneId, secret: first?.secret, token: null })
  const taken = await opened(other, first?.phoneId)
  expect(taken?.phoneId).not.toBe(first?.phoneId)
  expect(taken?.secret).not.toBe(first?.secret)
})

test('a revoked phone is given its secret no more, and only its person revokes it [S20]', async () => {
  const phone = await opened(worker)
  expect(await revokePhone(as(other), { phoneId: phone?.phoneId })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await revokePhone(as(worker), { phoneId: phone?.phoneId })).toMatchObject({ ok: true })
  const answer = await openPhone(as(worker), { phoneIds: [phone?.phoneId], name: '手机' })
  expect(answer).toMatchObject({ refusal: { kind: 'phone_revoked' } })
})

test('a phone takes along at most fifty households for 72 hours, with nothing of health and no number, and each is a reading [S20] [K10]', async () => {
  const health = '39'
  for (let n = 0; n < limits.packHouseholds + 1; n += 1) {
    const numbers = n === 0 ? { idNumber: '290101194001010011', phone: '13900000077' } : {}
    const people = [{ name: '马文祥', bornOn: '1940-01-01', ...numbers }]
    const { people: ids } = await givenHousehold(owner, { room: String(9000 + n), people })
    await owner.execute(sql`update residents set health = ${health} where id = ${ids[0]}`)
  }
  const pack = await doorPack(as(worker), {})
  expect(pack.doors).toHaveLength(limits.packHouseholds)
  expect(Date.parse(pack.until) - noon.getTime()).toBe(limits.packHours * 3_600_000)
  const text = JSON.stringify(pack)
  expect(gzipSync(text).length).toBeLessThan(50 * 1024)
  expect(text).toContain('马文祥')
  expect(text).not.toMatch(/\d{17}[\dX]|13900000077|慢性|独居|高龄/)
  expect(pack.doors.flatMap(({ visit }) => visit.members.map(({ health: said }) => said))).not.toContain(health)
  const [read] = await owner.execute<{ n: number }>(
    sql`select count(distinct household_id)::int as n from audit_entries where act = 'door.pack' and account_id = ${worker.accountId}`,
  )
  expect(read?.n).toBe(limits.packHouseholds)
})
