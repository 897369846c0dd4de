import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { withPurpose } from '@/db/actor'
import { connect } from '@/db/client'
import { recordAudit } from '@/db/queries/audit'
import { type ChainState, type KeptHead, verifyChain } from '@/server/audit/chain'
import { sealOnce } from '@/server/audit/sealer'
import { ownDatabase } from '@/tests/support/postgres'
import { sealAll } from '@/tests/support/sealing'

const { appUrl } = await ownDatabase()
const db = connect(appUrl, { max: 26, statementMs: 0, lockMs: 0, idleInTransactionMs: 0 })
const now = new Date('2026-11-21T04:00:00Z')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const write = (at: number, late = 0) =>
  withPurpose(db, 'sign-in', now, async (tx) => {
    const by = { accountId: null, accountName: null, requestId: `r${at}`, at: now }
    await recordAudit(tx, by, [
      {
        act: 'household.read',
        subject: 'household',
        subjectId: String(at),
        areaCode: 290_101_001_002_001,
        detail: { at, b: '乙', a: '甲' },
      },
    ])
    if (late > 0) await pause(late)
  })

const verify = (kept?: KeptHead): Promise<ChainState> => withPurpose(db, 'seal', now, (tx) => verifyChain(tx, kept))

test('24 writers, some late, while sealing: every entry is sealed once and the chain holds [R7]', async () => {
  let writing = true
  const sealer = (async () => {
    while (writing) await sealOnce(db, now)
  })()
  await Promise.all(
    Array.from({ length: 24 }, async (_, writer) => {
      for (let turn = 0; turn < 25; turn += 1) await write(writer * 100 + turn, turn % 9 === 0 ? 40 : 0)
    }),
  )
  writing = false
  await sealer
  await sealAll(db, now)
  expect(await verify()).toMatchObject({ links: 600, breaks: [], waiting: { count: 0 } })
})

test('an entry of a transaction that still runs is not sealed, nor is any that began after it', async () => {
  const slow = write(9001, 400)
  await pause(100)
  await write(9002)
  await sealOnce(db, now)
  const during = await verify()
  await slow
  expect(during.waiting.count).toBe(1)
  await sealAll(db, now)
  expect(await verify()).toMatchObject({ links: 602, breaks: [], waiting: { count: 0 } })
})

test('two sealers at once seal nothing twice', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, at) => write(9100 + at)))
  await Promise.all(Array.from({ length: 8 }, () => sealOnce(db, now)))
  await sealAll(db, now)
  expect(await verify()).toMatchObject({ links: 632, breaks: [], waiting: { count: 0 } })
})

test('a sealer killed in the middle leaves the chain as it was, and the next one goes on [R7]', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(9200 + at)))
  const doomed = spawnSync(process.execPath, ['--input-type=module', '-e', killedMidBatch, appUrl])
  expect(doomed.signal).toBe('SIGKILL')
  expect(await verify()).toMatchObject({ links: 632, breaks: [] })
  expect(await sealAll(db, now)).toBe(20)
  expect(await verify()).toMatchObject({ links: 652, breaks: [], waiting: { count: 0 } })
})

/** A process that has put half a batch into the chain when it is killed. */
const killedMidBatch = `
  import postgres from 'postgres'
  const sql = postgres(process.argv[1], { max: 1 })
  await sql.begin(async (tx) => {
    await tx\`select set_config('app.purpose', 'seal', true), pg_advisory_xact_lock(hashtextextended('baijia audit sealer', 0))\`
    await tx\`insert into audit_seals (seq, audit_id, hash, sealed_at) select 633, max(id), 'half', now() from audit_entries\`
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => {})
  })`
