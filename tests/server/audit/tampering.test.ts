import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { recordAudit } from '@/db/queries/audit'
import { type KeptHead, verifyChain } from '@/server/audit/chain'
import { sealOnce } from '@/server/audit/sealer'
import { ownDatabase } from '@/tests/support/postgres'
import { sealAll } from '@/tests/support/sealing'

const { db, owner } = await ownDatabase()
const now = new Date('2026-11-21T04:00:00Z')
const length = 60

await withPurpose(db, 'sign-in', now, async (tx) => {
  const by = { accountId: null, accountName: '王敏', requestId: 'r', at: now }
  for (let at = 1; at <= length; at += 1)
    await recordAudit(tx, by, [
      {
        act: 'resident.reveal',
        subject: 'resident',
        subjectId: `s${at}`,
        areaCode: 290_101_001_002_001,
        purpose: '核对低保',
        detail: { at },
      },
    ])
})
await sealAll(db, now)
const whole = await withPurpose(db, 'seal', now, (tx) => verifyChain(tx))
const kept: KeptHead = { seq: whole.head?.seq ?? 0, hash: whole.head?.hash ?? '' }

class Undo extends Error {}

/** Does something to the records as somebody who owns the database, and says whether the chain tells. */
async function tells(statements: string[]): Promise<boolean> {
  let told = false
  await owner
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      for (const statement of statements) await tx.execute(sql.raw(statement))
      told = (await verifyChain(tx, kept)).breaks.length > 0
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return told
}

/** The same numbers on every run, so that a mutation that was missed can be made again. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const changes = [
  (id: number) => [`update audit_entries set account_name = '别人' where id = ${id}`],
  (id: number) => [`update audit_entries set at = at + interval '1 second' where id = ${id}`],
  (id: number) => [`update audit_entries set detail = detail || '{"at": 999}' where id = ${id}`],
  (id: number) => [`update audit_entries set purpose = null where id = ${id}`],
  (id: number) => [`update audit_entries set area_code = 290101001003001 where id = ${id}`],
  (id: number) => [`delete from audit_entries where id = ${id}`],
  (id: number) => [`delete from audit_entries where id = ${id}`, `delete from audit_seals where audit_id = ${id}`],
  (id: number) => [`delete from audit_seals where seq >= ${id}`],
  (id: number) => [`delete from audit_seals where seq >= ${id}`, `delete from audit_entries where id >= ${id}`],
  (id: number, other: number) => [
    `update audit_seals set audit_id = -1 where audit_id = ${id}`,
    `update audit_seals set audit_id = ${id} where audit_id = ${other}`,
    `update audit_seals set audit_id = ${other} where audit_id = -1`,
  ],
  (id: number) => [`update audit_seals set hash = md5(hash) || md5(hash) where audit_id = ${id}`],
  (id: number, other: number) => [
    `update audit_entries e set subject_id = o.subject_id, detail = o.detail from audit_entries o where o.id = ${other} and e.id = ${id}`,
  ],
]

test('the untouched chain holds against the head kept outside', async () => {
  expect(whole).toMatchObject({ links: length, breaks: [] })
  expect(await tells([])).toBe(false)
})

test('1,000 random mutations by the owner, deletions and cut tails among them: 1,000 are found [R7][S12]', async () => {
  const random = chance(20_261_121)
  const missed: string[][] = []
  for (let turn = 0; turn < 1000; turn += 1) {
    const id = 1 + random(length)
    const other = 1 + ((id + random(length - 1)) % length)
    const statements = changes[turn % changes.length]?.(id, other === id ? (id % length) + 1 : other) ?? []
    if (!(await tells(statements))) missed.push(statements)
  }
  expect(missed).toEqual([])
}, 120_000)

/** A second chain made over the shortened records: right in itself, and seen only by the head kept outside. */
async function forge(tx: Database): Promise<void> {
  await tx.execute(sql`delete from audit_seals`)
  await tx.execute(sql`delete from audit_entries where id = 7`)
  await sealOnce(tx, now)
}

test('a chain forged anew over shortened records is seen by the head kept outside, and by nothing else', async () => {
  await owner
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await forge(tx as unknown as Database)
      expect((await verifyChain(tx)).breaks).toEqual([])
      expect((await verifyChain(tx, kept)).breaks).not.toEqual([])
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
})
