import { newId } from '@/db/ids'
import { quantile } from '@/scripts/bench/measure'
import { round } from '@/scripts/bench/page-rows'
import { type BenchRow, gate, type Row } from '@/scripts/bench/row'
import type { Stage } from '@/scripts/bench/stage'
import { listAddress } from '@/scripts/bench/statements'
import type { Visitor } from '@/scripts/bench/visitor'
import { doorsInTurn, takeBack, workerOf } from '@/scripts/bench/write-visit'
import { hashOf } from '@/server/sync/sync-item'

const seconds = 30
const [saves, pages] = [3, 30]
const readers = 12

/** 20: three visits a second arriving from phones while thirty pages a second are read, each begun on its beat whether or not the one before has ended. */
export async function mixedLoad(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 20,
    name: 'visits-beside-pages',
    measure: `保存 p50 ms：每秒 ${saves} 条走访，同时每秒 ${pages} 页，${seconds} s`,
    target: '60 ms',
    moonshot: '40 ms',
  }
  const actor = await workerOf(stage)
  const next = await doorsInTurn(stage, actor)
  const phone = await stage.visitor('worker')
  const desks = await Promise.all(Array.from({ length: readers }, () => stage.visitor('secretary')))
  const made: string[] = []
  const addresses = [listAddress, `/households/${next()}`, '/search?q=wxm', '/visits/today', '/issues', '/promises']
  try {
    for (const address of addresses) await desks[0]?.page(address)
    await saved(phone, next(), made)
    const [stored, shown] = await Promise.all([
      onTheBeat(saves, () => saved(phone, next(), made)),
      onTheBeat(pages, (at) => (desks[at % readers] as Visitor).page(addresses[at % addresses.length] as string)),
    ])
    const gates: string[] = []
    gate(
      stored.errors + shown.errors === 0,
      `${stored.times.length} 次保存、${shown.times.length} 页，没有一次出错`,
      gates,
    )
    const [kept] = await stage.sql`select count(*)::int as n from visits where id = any(${made})`
    gate(kept?.n === made.length, '每条都在，没有多的', gates)
    const [save, page] = [quantile(stored.times, 0.5), quantile(shown.times, 0.5)]
    const also = {
      '保存 p95 ms': round(quantile(stored.times, 0.95)),
      '页 p50 ms': round(page),
      '页 p95 ms': round(quantile(shown.times, 0.95)),
    }
    return { ...row, productMs: save, ratio: save / 60, gates, also }
  } finally {
    await stage.sql`delete from sync_receipts where sync_key = any(${made})`
    await takeBack(stage.sql, made)
  }
}

/** One visit as a phone hands it over, stored or not at all. */
async function saved(phone: Visitor, householdId: string, made: string[]): Promise<void> {
  const id = newId()
  const now = new Date().toISOString()
  const form = { id, householdId, mode: 'door', outcome: 'met', note: '核对了联系电话。', fact_phone: 'same' }
  const body = Object.entries(form)
  const item = { key: id, kind: 'visit', hash: hashOf(body), madeAt: now, body }
  const call = { v: 1, sentAt: now, items: [item] }
  const answer = await phone.post('/api/sync/v1', JSON.stringify(call), 'application/json')
  const told = answer.status === 200 && JSON.parse(answer.body).results[0]
  if (told?.outcome !== 'stored') throw new Error(`not stored: ${answer.status} ${answer.body}`)
  made.push(id)
}

/** Begins the work so many times a second, late or not, and waits for all of it. */
async function onTheBeat(perSecond: number, work: (at: number) => Promise<unknown>) {
  const times: number[] = []
  let errors = 0
  const began = performance.now()
  const all = Array.from({ length: perSecond * seconds }, async (_, at) => {
    const due = began + (at * 1000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
    try {
      await work(at)
      times.push(performance.now() - due)
    } catch (error) {
      errors += 1
      console.error(error)
    }
  })
  await Promise.all(all)
  return { times, errors }
}
