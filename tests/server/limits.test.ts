import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { auditEntries } from '@/db/schema/audit'
import { accountList } from '@/server/access/account-list'
import { auditChain } from '@/server/audit/audit-chain'
import { auditExport } from '@/server/audit/audit-list'
import { sealOnce } from '@/server/audit/sealer'
import { openedTicket, rememberTicket } from '@/server/auth/opened-tickets'
import { hashPassword } from '@/server/auth/password'
import { actorBehind, signIn } from '@/server/auth/sign-in'
import { type PoolName, pool } from '@/server/database'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
import { isOutage } from '@/server/outage'
import { revealNumber } from '@/server/residents/reveal-number'
import { revealPage } from '@/server/residents/reveal-page'
import { askedFor, takenAfter } from '@/tests/support/exports'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { lookedFor } from '@/tests/support/looks'
import { ownDatabase } from '@/tests/support/postgres'
import { admitted, archiveOf, cellsRead, partsFrom, waited, waiting } from '@/tests/support/pressed'
import { sealAll, waitingForSeal } from '@/tests/support/sealing'
import { textOf } from '@/tests/support/source'
import { attachmentLimits } from '@/tests/support/uploads'

const { db, owner, appUrl } = await ownDatabase()
process.env.DATABASE_URL = appUrl
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const auditor = await givenActor(owner, 'auditor', westCommittee)
const home = await givenHousehold(owner, { people: [{ name: '马文祥', phone: '13800005521' }] })
const password = 'quiet-door-7301'
const passwordHash = await hashPassword(password)
const after = (ms: number) => new Date(noon.getTime() + ms)
const said = (outcome: { ok: boolean; refusal?: { kind: string } }) =>
  outcome.ok ? 'passes' : (outcome.refusal?.kind ?? '?')
afterAll(() =>
  Promise.all((['pages', 'signIn', 'reports', 'imports', 'jobs'] as const).map((name) => pool(name).db.$client.end())),
)

/** What comes of exactly so much, and the word it is refused with when it is one too much. */
type Bound = { of: (amount: number) => Promise<string>; over: string }

const bounds = {
  importFileBytes: {
    // not text: what passes the first door is then told that it is no sheet
    of: async (bytes) => said(await readWorkbook(new Uint8Array(bytes), 'a.csv')).replace('unknown_format', 'passes'),
    over: 'too_large',
  },
  importInflatedBytes: {
    of: (bytes) => archiveOf({ parts: 4, inflated: bytes, length: 2_000_000 }),
    over: 'unsafe_archive',
  },
  importEntries: { of: (parts) => archiveOf({ parts, inflated: 4 * parts }), over: 'unsafe_archive' },
  importRatio: {
    of: (ratio) => archiveOf({ parts: 1, inflated: ratio * 100_000, length: 100_000 }),
    over: 'unsafe_archive',
  },
  importRows: {
    of: async (rows) => said(await readWorkbook(new TextEncoder().encode(`${'甲\n'.repeat(rows - 1)}甲`), 'a.csv')),
    over: 'too_many_rows',
  },
  importColumns: { of: (columns) => cellsRead(1, columns), over: 'too_many_columns' },
  importCells: { of: (cells) => cellsRead(Math.floor(cells / 300), 300, cells % 300), over: 'too_many_cells' },
  importApplyRowsInOneTransaction: { of: async (rows) => partsFrom(rows, () => '1'), over: 'cut' },
  importPartRows: { of: async (rows) => partsFrom(rows, (at) => String(at)), over: 'cut' },
  signInFailuresPerAccount: { of: (failures) => signedIn({ failures: failures - 1 }), over: 'locked' },
  signInFailuresPerAddress: { of: (failures) => signedIn({ elsewhere: failures - 1 }), over: 'locked' },
  signInWindowMs: {
    // the window closes behind the failures: one millisecond earlier they still count
    of: (ms) => signedIn({ failures: limits.signInFailuresPerAccount, ago: 2 * limits.signInWindowMs - ms }),
    over: 'locked',
  },
  sessionIdleMs: { of: (ms) => stillIn(ms, false), over: 'nobody' },
  sessionIdlePhoneMs: { of: (ms) => stillIn(ms, true), over: 'nobody' },
  sessionAbsoluteMs: { of: (ms) => stillIn(ms, false, ms - 1000), over: 'nobody' },
  ticketsOpened: { of: async (tickets) => remembered(tickets), over: 'forgotten' },
  revealSeconds: { of: revealedFor, over: 'hidden' },
  revealsPerDay: { of: revealed, over: 'too_many_reveals' },
  looksPerDay: { of: (times) => lookedFor(db, owner, times), over: 'too_many_looks' },
  listPageRows: { of: listed, over: 'on the next page' },
  sealAlarmMs: { of: alarmed, over: 'alarm' },
  sealBatch: { of: sealed, over: 'in the next turn' },
  auditExportRows: { of: exportedEntries, over: 'cut off' },
  exportRowsWithoutSecondPerson: { of: (rows) => askedFor(db, owner, rows), over: 'waits' },
  ...attachmentLimits,
  exportTakenWithinMs: { of: (ms) => takenAfter(db, secretary, ms), over: 'too_late' },
  poolPages: { of: (works) => admitted('pages', works), over: 'waits' },
  poolSignIn: { of: (works) => admitted('signIn', works), over: 'waits' },
  poolReports: { of: (works) => admitted('reports', works), over: 'waits' },
  poolImport: { of: (works) => admitted('imports', works), over: 'waits' },
  poolJobs: { of: (works) => admitted('jobs', works), over: 'waits' },
  gateWaitersPerConnection: { of: waiting, over: 'refused' },
  gateWaitMs: { of: waited, over: 'refused' },
} satisfies Partial<Record<keyof typeof limits, Bound>>

/** What PostgreSQL itself holds a connection to, pool by pool. */
const settings = {
  statementPageMs: [
    ['pages', 'statement_timeout'],
    ['signIn', 'statement_timeout'],
  ],
  statementReportMs: [
    ['reports', 'statement_timeout'],
    ['jobs', 'statement_timeout'],
  ],
  statementImportMs: [['imports', 'statement_timeout']],
  lockMs: [
    ['pages', 'lock_timeout'],
    ['imports', 'lock_timeout'],
  ],
  idleInTransactionMs: [
    ['pages', 'idle_in_transaction_session_timeout'],
    ['jobs', 'idle_in_transaction_session_timeout'],
  ],
} satisfies Partial<Record<keyof typeof limits, [PoolName, string][]>>

/** What the framework or a timer is given, or a size that no test makes, and where. */
const given = {
  bodyBytes: { file: 'next.config.mjs', words: "bodySizeLimit: '1mb'" },
  sealerEveryMs: { file: 'server/platform/background.ts', words: 'every(limits.sealerEveryMs' },
  syncBytes: { file: 'server/sync/answer-call.ts', words: 'boundedJson(request, limits.syncBytes)' },
  attachmentPartBytes: { file: 'server/sync/answer-upload.ts', words: 'request, limits.attachmentPartBytes' },
  soundSeconds: { file: 'components/door/door-visit.tsx', words: 'seconds: limits.soundSeconds' },
  sweepEveryMs: { file: 'server/platform/background.ts', words: 'every(limits.sweepEveryMs' },
  sweepRows: { file: 'server/sync/sweep.ts', words: 'limits.sweepRows' },
  syncItems: { file: 'server/sync/answer-call.ts', words: '.max(limits.syncItems)' },
  packHours: { file: 'server/sync/door-pack.ts', words: 'limits.packHours * 3_600_000' },
  packHouseholds: { file: 'server/sync/door-pack.ts', words: 'slice(0, limits.packHouseholds)' },
  importReadMs: { file: 'server/exchange/reader.ts', words: 'ms: limits.importReadMs' },
  importReadHeapMb: { file: 'server/exchange/reader.ts', words: 'heapMb: limits.importReadHeapMb' },
  importTakeUpEveryMs: { file: 'server/platform/background.ts', words: 'every(limits.importTakeUpEveryMs' },
  monthCloseEveryMs: { file: 'server/platform/background.ts', words: 'every(limits.monthCloseEveryMs' },
  exportRowsMost: { file: 'server/exchange/exports/ask-export.ts', words: 'rows > limits.exportRowsMost' },
} satisfies Partial<Record<keyof typeof limits, { file: string; words: string }>>

test('every limit is proved', () => {
  expect(Object.keys({ ...bounds, ...settings, ...given }).sort()).toEqual(Object.keys(limits).sort())
})

describe('exactly so much passes, and one more does not', () => {
  test.each(Object.entries(bounds))('%s', async (name, { of, over }: Bound) => {
    const limit = limits[name as keyof typeof limits]
    expect(await of(limit)).toBe('passes')
    expect(await of(limit + 1)).toBe(over)
  })
})

test.each(Object.entries(settings))('%s is a setting of the connection', async (name, held) => {
  for (const [of, setting] of held) {
    const [row] = await pool(of as PoolName).db.execute<{ ms: number }>(
      sql`select setting::int as ms from pg_settings where name = ${setting}`,
    )
    expect(row?.ms).toBe(limits[name as keyof typeof limits])
  }
})

test('the database itself ends a statement that is one step too long, and that is called an outage', async () => {
  const slow = db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 50`)
    await tx.execute(sql`select pg_sleep(0.2)`)
  })
  expect(await slow.catch(isOutage)).toBe(true)
})

test.each(Object.entries(given))('%s is given to what holds it', (name, { file, words }) => {
  expect(textOf(file)).toContain(words)
  if (name === 'bodyBytes') expect(limits.bodyBytes).toBe(1024 * 1024)
})

let serial = 0
async function givenSignIn() {
  serial += 1
  const who = await givenActor(owner, 'secretary', eastCommittee)
  const username = `limit${serial}`
  await owner.execute(
    sql`update accounts set username = ${username}, password_hash = ${passwordHash} where id = ${who.accountId}`,
  )
  return {
    username,
    attempt: { username, password, address: `10.9.0.${serial}`, agent: 'test', phone: false, requestId: 'r' },
  }
}

async function signedIn({
  failures = 0,
  elsewhere = 0,
  ago = 1000,
}: {
  failures?: number
  elsewhere?: number
  ago?: number
}) {
  const { username, attempt } = await givenSignIn()
  const failed = (name: string, times: number) =>
    owner.execute(sql`insert into sign_in_attempts (username, address, at, failed)
      select ${name} || case when ${elsewhere} > 0 then n::text else '' end, ${elsewhere > 0 ? attempt.address : '10.8.0.1'},
        ${after(-ago).toISOString()}::timestamptz, true from generate_series(1, ${times}::int) n`)
  await failed(elsewhere > 0 ? 'somebody' : username, elsewhere || failures)
  return said(await signIn(db, noon, attempt))
}

/** Whether the first of so many tickets is still known. */
function remembered(tickets: number): string {
  const first = `${tickets} 1`
  for (let nth = 1; nth <= tickets; nth += 1) rememberTicket(`${tickets} ${nth}`, 'ticket')
  return openedTicket(first) ? 'passes' : 'forgotten'
}

async function stillIn(ms: number, phone: boolean, busyUntil = 0) {
  const { attempt } = await givenSignIn()
  const entered = await signIn(db, noon, { ...attempt, phone })
  if (!entered.ok) throw new Error(entered.refusal.kind)
  if (busyUntil > 0)
    await owner.execute(
      sql`update sessions set seen_at = ${after(busyUntil).toISOString()}::timestamptz where started_at = ${noon.toISOString()}::timestamptz`,
    )
  return (await actorBehind(db, after(ms), entered.value.token)) ? 'passes' : 'nobody'
}

const asked = {
  subject: 'resident',
  id: home.people[0] ?? '',
  field: 'phone',
  purpose: 'contact',
  note: '联系家属开门',
} as const

async function revealedFor(seconds: number) {
  const who = await givenActor(owner, 'grid_worker', eastCommittee)
  await revealNumber(contextOf(db, who), asked)
  const page = await revealPage(contextOf(db, who, after(seconds * 1000 - 1)), { id: asked.id, field: 'phone' })
  return page?.shown ? 'passes' : 'hidden'
}

async function revealed(times: number) {
  const who = await givenActor(owner, 'grid_worker', eastCommittee)
  await entriesBy(who.accountId, times - 1, 'resident.reveal')
  return said(await revealNumber(contextOf(db, who, after(1000)), asked))
}

async function entriesBy(accountId: string, times: number, act: string, areaCode = eastGrid, at = noon) {
  const who = { accountId, accountName: '某人', areaCode, detail: {} }
  const entry = () => ({ ...who, xid: '1', at, act, subject: 'resident', subjectId: newId() })
  // one transaction: a turn of the sealer sees all of them or none
  await owner.transaction(async (tx) => {
    for (let left = times; left > 0; left -= 1000)
      await tx.insert(auditEntries).values(Array.from({ length: Math.min(left, 1000) }, entry))
  })
}

async function listed(rows: number) {
  const admin = await givenActor(owner, 'security_admin', westCommittee)
  const here = async () =>
    (
      await owner.execute<{ n: number }>(
        sql`select count(*)::int as n from accounts where area_code between ${westCommittee} and ${westGrid + 998}`,
      )
    )[0]?.n ?? 0
  while ((await here()) < rows) await givenActor(owner, 'volunteer', westGrid)
  const page = await accountList(contextOf(db, admin), {})
  expect(page.rows.length).toBeLessThanOrEqual(limits.listPageRows)
  return page.next === undefined ? 'passes' : 'on the next page'
}

async function sealed(entries: number) {
  await sealAll(db, noon)
  await entriesBy(auditor.accountId, entries, 'household.read')
  // a transaction that runs in another database of the server holds a turn up until it ends
  while ((await sealOnce(db, noon)) === 0);
  return (await waitingForSeal(db, noon)) === 0 ? 'passes' : 'in the next turn'
}

async function alarmed(ms: number) {
  await sealAll(db, noon)
  await entriesBy(auditor.accountId, 1, 'household.read')
  return (await auditChain(contextOf(db, auditor, after(ms)), {})).alarm ? 'alarm' : 'passes'
}

/** Entries can never be taken away: the second time they are of another act. */
let ended = false
async function exportedEntries(rows: number) {
  const act = ended ? 'visit.edit' : 'visit.record'
  ended = true
  await entriesBy(auditor.accountId, rows, act, westGrid)
  return (await auditExport(contextOf(db, auditor), { act })).complete ? 'passes' : 'cut off'
}
