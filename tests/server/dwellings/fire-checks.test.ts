import { eq, sql } from 'drizzle-orm'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { fireChecks } from '@/db/schema/fire-checks'
import type { Actor } from '@/domain/access/actor'
import { dwellingUseList } from '@/server/dwellings/dwelling-uses'
import { shopLedger } from '@/server/dwellings/shop-ledger'
import { askExport } from '@/server/exchange/exports/ask-export'
import { takeExport } from '@/server/exchange/exports/take-export'
import { figureValue } from '@/server/figures/figure-file'
import { householdFile } from '@/server/households/household-file'
import { receiveVisit } from '@/server/sync/receive-visit'
import { recordVisit } from '@/server/visits/record-visit'
import { visitForm } from '@/server/visits/visit-form'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { itemOf } from '@/tests/support/sync'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const as = (actor: Actor = worker, days = 0) => contextOf(db, actor, new Date(noon.getTime() + days * 86_400_000))

let made = 0
async function givenShop(name: string, use = '02') {
  made += 1
  const shop = await givenHousehold(owner, { use, state: 'SY', building: '沿街商铺', unit: null, room: `${made}` })
  await owner.execute(sql`update dwellings set business_name = ${name} where id = ${shop.dwellingId}`)
  if (use === '02') await owner.execute(sql`update households set kind = 'business' where id = ${shop.id}`)
  return shop
}

const fine = { fire_extinguisher: 'ok', fire_exit: 'ok', fire_wiring: 'ok', fire_lodging: 'ok', fire_gas: 'none' }
const blocked = { ...fine, fire_exit: 'fault', fireWords: '后门堆了纸箱', fireMendBy: '2026-11-27' }
const checked = (id: string, found: Record<string, unknown>, days = 0) =>
  recordVisit(as(worker, days), visitOf(id, { ...everyTask, ...found }))
const issuesOf = async (id: string) => {
  const rows = await owner.execute<{ title: string; subcategory: string; source: string }>(
    sql`select title, subcategory, source from issues where household_id = ${id} order by id`,
  )
  return [...rows]
}

test('a fire check is told with a visit to a shop: saved with it once, a fault becomes one matter, going back mends it [F28]', async () => {
  const shop = await givenShop('便民小吃')
  const visit = visitOf(shop.id, { ...everyTask, ...blocked })
  expect((await visitForm(as(), { household: shop.number }))?.fire).toMatchObject({ lastOn: null })
  for (const _ of [1, 2]) expect(await recordVisit(as(), visit)).toMatchObject({ ok: true })
  const [row] = await owner.select().from(fireChecks).where(eq(fireChecks.visitId, visit.id))
  expect(row).toMatchObject({ onDay: '2026-11-20', exit: 'fault', gas: 'none', mendBy: '2026-11-27', mendedOn: null })
  expect(await issuesOf(shop.id)).toEqual([
    { title: '消防隐患：疏散通道', subcategory: 'safety_fire', source: 'inspection' },
  ])
  const entries = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'fire.check'))
  expect(entries).toMatchObject([{ subjectId: visit.id, householdId: shop.id, detail: { faults: ['exit'] } }])

  // the same fault again is the same matter, another one is another
  expect(await checked(shop.id, { ...blocked, fire_gas: 'fault', fireMendBy: '2026-12-10' }, 3)).toMatchObject({
    ok: true,
  })
  expect((await issuesOf(shop.id)).map(({ title, subcategory }) => [title, subcategory])).toEqual([
    ['消防隐患：疏散通道', 'safety_fire'],
    ['消防隐患：燃气', 'safety_gas'],
  ])
  const late = await householdFile(as(worker, 8), { id: shop.id })
  expect(late?.fire).toMatchObject({ standing: 'unmended', faults: ['exit', 'gas'], mendBy: '2026-11-27' })

  expect(await checked(shop.id, fine, 9)).toMatchObject({ ok: true })
  const after = await householdFile(as(worker, 9), { id: shop.id })
  expect(after?.fire).toMatchObject({ standing: 'fine', faults: [], mendBy: null, lastOn: '2026-11-29' })
  expect(after?.fire?.checks.map(({ mendedOn }) => mendedOn)).toEqual([null, '2026-11-29', '2026-11-29'])
  const before = await householdFile(as(worker, 9), { id: shop.id, on: '2026-11-28' })
  expect(before?.fire).toMatchObject({ standing: 'unmended', lastOn: '2026-11-23' })
})

test('a check told on a phone without network comes in with its visit, and twice is once [F28] [R4]', async () => {
  const shop = await givenShop('面馆')
  const visit = visitOf(shop.id, { ...everyTask, ...blocked })
  const item = itemOf(visit)
  for (const _ of [1, 2])
    expect(await receiveVisit(as(), item)).toMatchObject({ ok: true, value: { outcome: 'stored', id: visit.id } })
  const rows = await owner.select().from(fireChecks).where(eq(fireChecks.householdId, shop.id))
  expect(rows).toMatchObject([{ visitId: visit.id, exit: 'fault', mendBy: '2026-11-27' }])
  expect(await issuesOf(shop.id)).toHaveLength(1)
})

test('a home has no fire check, and half a check is not saved, nor the visit with it [F28]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
  const shop = await givenShop('修鞋')
  expect((await visitForm(as(), { household: home.number }))?.fire).toBeNull()
  const kindOf = async (id: string, found: Record<string, unknown>) => {
    const outcome = await checked(id, found)
    return outcome.ok ? 'done' : outcome.refusal.kind
  }
  expect(await kindOf(home.id, fine)).toBe('fire_only_in_shops')
  expect(await kindOf(shop.id, { ...fine, mode: 'phone' })).toBe('fire_only_at_the_door')
  expect(await kindOf(shop.id, { ...fine, outcome: 'not_home' })).toBe('fire_only_at_the_door')
  expect(await kindOf(shop.id, { ...fine, fire_gas: null })).toBe('fire_incomplete')
  expect(await kindOf(shop.id, { fireWords: '灭火器过期' })).toBe('fire_incomplete')
  expect(await kindOf(shop.id, { ...blocked, fireMendBy: null })).toBe('fire_mend_day_needed')
  expect(await kindOf(shop.id, { ...blocked, fireMendBy: '2026-11-19' })).toBe('fire_mend_day_is_past')
  expect(await kindOf(shop.id, { ...fine, fireMendBy: '2026-11-27' })).toBe('fire_fault_needed')
  const [left] = await owner.execute<{ n: number }>(
    sql`select count(*)::int as n from visits where household_id in (${home.id}, ${shop.id})`,
  )
  expect(left?.n).toBe(0)
  expect(await kindOf(shop.id, {})).toBe('done')
})

test('the register says what was never looked at, what is overdue and what is wrong; print and workbook say the same [F28]', async () => {
  await owner.execute(sql`update dwellings set use = '01' where use <> '01'`)
  const shops = {
    never: await givenShop('没查的店'),
    stale: await givenShop('去年查的店'),
    wrong: await givenShop('堵门的店'),
    late: await givenShop('拖着的店', '06'),
    fine: await givenShop('好店'),
  }
  await checked(shops.stale.id, fine, -10)
  await owner.execute(sql`update fire_checks set on_day = '2025-11-19' where household_id = ${shops.stale.id}`)
  await checked(shops.wrong.id, blocked)
  await checked(shops.late.id, { ...blocked, fireMendBy: '2026-11-15' }, -8)
  await checked(shops.fine.id, fine)
  const named = async (query: Record<string, string> = {}) =>
    (await dwellingUseList(as(secretary), query)).shops.map(({ business }) => business)
  expect((await dwellingUseList(as(secretary), {})).counts).toEqual({ total: 5, never: 1, overdue: 2, fault: 2 })
  expect(await named({ fire: 'never' })).toEqual(['没查的店'])
  expect((await named({ fire: 'overdue' })).sort()).toEqual(['去年查的店', '拖着的店'])
  expect((await named({ fire: 'fault' })).sort()).toEqual(['堵门的店', '拖着的店'])
  expect(await named({ fire: 'anything' })).toHaveLength(5)
  expect((await dwellingUseList(as(neighbour), {})).total).toBe(0)

  const paper = await shopLedger(as(secretary), { fire: 'overdue' })
  expect(paper).toMatchObject({ total: 2, words: '消防逾期' })
  const texts = paper.lines.map(({ cells }) => [cells[0], cells.at(-1)])
  expect(texts).toContainEqual(['拖着的店', '逾期未改：疏散通道，限 2026-11-15'])
  expect(texts).toContainEqual(['去年查的店', '一年没查'])
  const asked = await askExport(as(secretary), { kind: 'shops', reason: '报街道消防办', query: { fire: 'overdue' } })
  if (!asked.ok) throw new Error(asked.refusal.kind)
  const taken = await takeExport(as(secretary), { id: asked.value.id })
  if (!taken.ok) throw new Error(taken.refusal.kind)
  const { sheets } = await readXlsx(new Uint8Array(Buffer.concat(taken.value.file)))
  const [title, , heads, ...lines] = sheets[0]?.rows ?? []
  expect(title?.join()).toContain('商铺登记　2 处')
  expect(heads?.slice(1)).toEqual(paper.columns.map(({ label }) => label))
  expect(lines.slice(0, 2).map((line) => line.slice(1))).toEqual(paper.lines.map(({ cells }) => cells))
})

test('visits to shops, to homes and to homes with a shop are counted apart and are together all visits [F9]', async () => {
  await owner.execute(sql`truncate visits cascade`)
  const home = await givenHousehold(owner, { people: [{ name: '韩玉珍' }] })
  for (const { id } of [home, home, await givenShop('水果店'), await givenShop('楼下裁缝', '06')])
    expect(await recordVisit(as(), visitOf(id, everyTask))).toMatchObject({ ok: true })
  const count = async (code: string) => {
    const asked = { code, area: String(eastCommittee), from: '2026-11-01', to: '2026-11-30' }
    return (await figureValue(as(secretary), asked))?.value
  }
  expect([
    await count('visit.target.home'),
    await count('visit.target.shop'),
    await count('visit.target.mixed'),
  ]).toEqual([2, 1, 1])
  expect(await count('visit')).toBe(4)
  // a home that becomes a shop is counted anew, though no visit changed
  await owner.execute(sql`update dwellings set use = '06' where id = ${home.dwellingId}`)
  expect(await count('visit.target.mixed')).toBe(3)
})
