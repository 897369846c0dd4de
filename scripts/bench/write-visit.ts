import postgres from 'postgres'
import { connect } from '@/db/client'
import { newId } from '@/db/ids'
import type { Actor } from '@/domain/access/actor'
import { crowded, quantile } from '@/scripts/bench/measure'
import { round } from '@/scripts/bench/page-rows'
import { type BenchRow, gate, type Row } from '@/scripts/bench/row'
import type { Stage } from '@/scripts/bench/stage'
import { recordVisit } from '@/server/visits/record-visit'

const clients = 8
const secondsPerTurn = 3
const turns = 4

/** 11: eight people saving visits at once (counters, confirmations and audit with each) against bare inserts of the same rows. */
export async function writeVisit(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 11,
    name: 'write-visit',
    measure: `次/s，${clients} 人同时，对裸插入`,
    target: '0.5',
    moonshot: '0.8',
  }
  const db = connect(stage.appUrl, { max: clients, statementMs: 5_000, lockMs: 2_000, idleInTransactionMs: 10_000 })
  const bare = postgres(stage.ownerUrl, { max: clients, onnotice: () => {} })
  const actor = await workerOf(stage)
  const made: string[] = []
  const next = await doorsInTurn(stage, actor)
  const save = async () => {
    const id = newId()
    const context = { db, actor, now: new Date(), requestId: id }
    const form = { id, householdId: next(), mode: 'door', outcome: 'met', note: '核对了联系电话。', fact_phone: 'same' }
    const outcome = await recordVisit(context, form)
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.kind}`)
    made.push(id)
  }
  const insert = () =>
    bare`insert into bench_visits (id, area_code, household_id, at, mode, outcome, lead_id, note, recorded_by)
      values (${newId()}, ${actor.areaCode}, ${next()}, now(), 'door', 'met', ${actor.accountId}, '核对了联系电话。', ${actor.accountId})`
  try {
    await bare`drop table if exists bench_visits`
    await bare`create table bench_visits (like visits including all)`
    const gates = await gatesOf(stage, save, made)
    return { ...row, ...(await contest(save, insert)), gates }
  } finally {
    await bare`drop table if exists bench_visits`
    await takeBack(bare, made)
    await bare.end({ timeout: 2 })
    await db.$client.end({ timeout: 2 })
  }
}

/** The doors of the worker's grid, one after the other. */
export async function doorsInTurn({ sql }: Stage, actor: Actor): Promise<() => string> {
  const doors = await sql`select id from households where area_code = ${actor.areaCode} and to_on is null order by id`
  let turn = 0
  return () => {
    turn += 7
    return String(doors[turn % doors.length]?.id)
  }
}

async function contest(save: () => Promise<void>, insert: () => Promise<unknown>): Promise<Partial<BenchRow>> {
  const rounds: { product: number; floor: number }[] = []
  const times: number[] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const product = await crowded(save, clients, secondsPerTurn)
    const floor = await crowded(insert, clients, secondsPerTurn)
    if (turn === 0) continue
    times.push(...product.times)
    rounds.push({ product: product.perSecond, floor: floor.perSecond })
  }
  const middle = (of: (round: { product: number; floor: number }) => number) => quantile(rounds.map(of), 0.5)
  return {
    ratio: middle(({ product, floor }) => product / floor),
    productMs: quantile(times, 0.5),
    also: {
      '保存/s': round(middle(({ product }) => product)),
      '裸插入/s': round(middle(({ floor }) => floor)),
      'p95 ms': round(quantile(times, 0.95)),
    },
  }
}

async function gatesOf(stage: Stage, save: () => Promise<void>, made: string[]): Promise<string[]> {
  const gates: string[] = []
  await save()
  const id = made.at(-1) ?? ''
  const [found] = await stage.sql`
    select v.household_id, s.visits, (select count(*)::int from visits o where o.household_id = v.household_id) as counted,
      (select count(*)::int from audit_entries a where a.subject_id = v.id::text) as audited
    from visits v join household_stats s on s.household_id = v.household_id where v.id = ${id}`
  gate(found?.visits === found?.counted, '计数与走访行一致', gates)
  gate(Number(found?.audited) > 0, '每次保存都写了审计', gates)
  return gates
}

/** The grid worker of the demonstration, as the application knows them. */
export async function workerOf({ sql }: Stage): Promise<Actor> {
  const [account] = await sql`select id, name, title, area_code::float8 as area from accounts where username = 'worker'`
  return {
    accountId: String(account?.id),
    sessionId: newId(),
    name: String(account?.name),
    title: String(account?.title),
    role: 'grid_worker',
    areaCode: Number(account?.area),
    unitCode: null,
    buildingId: null,
  }
}

/** Leaves the measured database as it was, so that the next run measures the same. */
export async function takeBack(sql: postgres.Sql, made: readonly string[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const homes = await tx<{ household_id: string }[]>`
      delete from visits where id = any(${made as string[]}) returning household_id`
    await tx`select refresh_household_stats(${[...new Set(homes.map(({ household_id }) => household_id))]})`
  })
}
