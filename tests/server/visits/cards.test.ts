import { sql } from 'drizzle-orm'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Slip } from '@/components/issues/slip'
import { CardSheets } from '@/components/visits/card-sheets'
import { BlankVisitPaper, FilledVisitPaper } from '@/components/visits/visit-paper'
import { newId } from '@/db/ids'
import { editArea } from '@/server/areas/edit-area'
import { issueSlip } from '@/server/issues/issue-slip'
import { assignPost } from '@/server/visits/assign-post'
import { blankPapers } from '@/server/visits/blank-papers'
import { cardDesk } from '@/server/visits/card-desk'
import { cardPaper } from '@/server/visits/card-paper'
import { editOffer } from '@/server/visits/edit-offer'
import { offerList } from '@/server/visits/offer-list'
import { postDesk } from '@/server/visits/post-desk'
import { printCard } from '@/server/visits/print-card'
import { recordVisit } from '@/server/visits/record-visit'
import { today } from '@/server/visits/today'
import { visitList } from '@/server/visits/visit-list'
import { visitPaper } from '@/server/visits/visit-paper'
import { withdrawCard } from '@/server/visits/withdraw-card'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { givenIssue } from '@/tests/support/issues'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const admin = contextOf(db, await givenActor(owner, 'system_admin', street))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
const head = { placeCode: eastGrid, kind: 'head', name: '赵晓梅', phone: '0290-6123002' }
const cards = { kind: 'contact', gridCode: eastGrid, sheets: '2', handedTo: '赵晓梅的走访包' }
const printed = async () => (await cardDesk(worker, {}))?.rows ?? []

test('a grid has exactly one 责任人, dated; none is taken away without the next [F2]', async () => {
  expect((await postDesk(worker, {}))?.lines).toMatchObject([
    { kind: 'office', name: null },
    { kind: 'head', name: '赵晓梅', fromOn: '2020-01-01' },
    { kind: 'police', name: null },
  ])
  expect(kindOf(await assignPost(worker, head))).toBe('not_permitted')
  expect(kindOf(await assignPost(secretary, { ...head, placeCode: westGrid }))).toBe('not_found')
  expect(kindOf(await assignPost(secretary, { ...head, kind: 'office' }))).toBe('not_found')
  expect(kindOf(await assignPost(secretary, { ...head, name: '' }))).toBe('head_needed')
  expect(kindOf(await assignPost(secretary, { ...head, on: '2026-12-01' }))).toBe('in_future')
  expect(kindOf(await assignPost(secretary, { ...head, on: '2019-12-31' }))).toBe('before_last')
  expect(kindOf(await assignPost(secretary, { ...head, on: '2026-01-01' }))).toBe('done')
  const open = await owner.execute(
    sql`select name from posts where place_code = ${eastGrid} and kind = 'head' and to_on is null`,
  )
  expect(open).toHaveLength(1)
  expect((await postDesk(cadre, {})) ?? null).toBeNull()
})

test('a head named by the street stands at the post too, and a grid left without one is an alarm [F2]', async () => {
  const west = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
  expect(kindOf(await editArea(admin, { code: westGrid, name: '第一网格', headName: null }))).toBe('done')
  const desk = await postDesk(west, {})
  expect(desk).toMatchObject({ orphans: 1, former: [{ name: '赵晓梅', toOn: '2026-11-20' }] })
  expect((await today(west, {})).desk?.waiting).toMatchObject({ headless: 1 })
  expect(kindOf(await assignPost(west, { placeCode: westGrid, kind: 'head', name: '孙立' }))).toBe('done')
  expect((await today(west, {})).desk?.waiting).toMatchObject({ headless: 0 })
  const [area] = await owner.execute(sql`select head_name from areas where code = ${westGrid}`)
  expect(area).toEqual({ head_name: '孙立' })
})

test('a card without a number to call is not printed [F40]', async () => {
  expect(kindOf(await printCard(worker, cards))).toBe('office_phone_needed')
  const office = { placeCode: eastCommittee, kind: 'office', name: '居委会' }
  expect(kindOf(await assignPost(secretary, office))).toBe('phone_needed')
  expect(kindOf(await assignPost(secretary, { ...office, phone: '0290-6123000' }))).toBe('done')
  expect(kindOf(await printCard(worker, { ...cards, gridCode: null }))).toBe('grid_needed')
  expect(kindOf(await printCard(worker, { ...cards, gridCode: westGrid }))).toBe('not_found')
  expect(kindOf(await printCard(worker, { ...cards, kind: 'service' }))).toBe('police_needed')
  expect(kindOf(await printCard(secretary, { ...cards, kind: 'list' }))).toBe('no_offers')
  expect(kindOf(await printCard(worker, { ...cards, sheets: '21' }))).toBe('invalid_input')
  expect(await printed()).toEqual([])
})

test('ten cards stand on a sheet, each with its running number; the next sheet goes on from there [F40]', async () => {
  const first = await printCard(worker, cards)
  const second = await printCard(secretary, { ...cards, sheets: '1' })
  if (!first.ok || !second.ok) throw new Error('not printed')
  const paper = await cardPaper(worker, first.value)
  expect(paper).toMatchObject({ sheets: 2, copies: 20 })
  expect(paper?.numbers.at(0)).toBe('0000 0001')
  expect((await cardPaper(worker, second.value))?.numbers.at(0)).toBe('0000 0021')
  expect(paper?.stated).toContainEqual({ label: '居委会电话', value: '0290-6123000' })
  expect(await cardPaper(stranger, first.value)).toBeUndefined()
  const [entry] = await owner.execute(
    sql`select detail from audit_entries where act = 'card.print' order by id limit 1`,
  )
  expect(entry).toMatchObject({ detail: { copies: 20, firstNumber: 1, lastNumber: 20 } })
})

test('the receipt a resident takes home says how far it is in their words, and whom to call with which number', async () => {
  const { id, number } = await givenIssue(db, worker.actor, {})
  const slip = await issueSlip(worker, { issueId: id })
  if (!slip) throw new Error('no receipt')
  const html = renderToStaticMarkup(createElement(Slip, { slip })).replace(/<[^>]+>/g, '')
  expect(html).toContain(`问进度请打 0290-6123000，报编号 ${number}`)
  expect(html).toContain('现在已登记，等着安排人办')
  expect(html).not.toContain('点单')
})

test('the number of a printed card finds the visit; one no visit names tells who has the card [F40]', async () => {
  const visit = visitOf(home.id, { ...everyTask, outcome: 'not_home', cardNumber: '00000007' })
  expect(kindOf(await recordVisit(worker, { ...visit, cardNumber: '123' }))).toBe('invalid_input')
  expect(kindOf(await recordVisit(worker, visit))).toBe('done')
  expect((await visitList(secretary, { card: '0000 0007' })).rows).toMatchObject([{ id: visit.id }])
  expect(await visitList(worker, { card: '0000 0025' })).toMatchObject({
    rows: [],
    printed: [{ handedTo: '赵晓梅的走访包', on: '2026-11-20' }],
  })
  expect(await visitList(stranger, { card: '0000 0025' })).toMatchObject({ rows: [], printed: [] })
})

test('when the head or a number changes, the next print is right and what is out there is listed as wrong [F41] [C39]', async () => {
  expect((await printed()).map(({ wrong }) => wrong)).toEqual([[], []])
  const police = { placeCode: eastGrid, kind: 'police', name: '梁永军', phone: '0290-6110002' }
  expect(kindOf(await assignPost(secretary, police))).toBe('done')
  const hung = await printCard(worker, { ...cards, kind: 'service', sheets: '1', handedTo: '3号楼单元门口' })
  if (!hung.ok) throw new Error(hung.refusal.kind)
  expect(kindOf(await assignPost(secretary, { ...head, name: '孙立' }))).toBe('done')
  const stale = await cardDesk(worker, { stale: '1' })
  expect(stale).toMatchObject({ wrong: 3 })
  expect(stale?.rows.find(({ id }) => id === hung.value.id)).toMatchObject({
    handedTo: '3号楼单元门口',
    wrong: ['网格长：赵晓梅 → 孙立'],
  })
  const paper = await cardPaper(worker, hung.value)
  expect(paper?.stated).toContainEqual({ label: '网格长', value: '赵晓梅' })
  expect(paper?.wrong).toEqual([{ label: '网格长', words: '网格长：赵晓梅 → 孙立' }])
  const sheets = () => paper && renderToStaticMarkup(createElement(CardSheets, { paper }))
  expect(sheets()).toContain('“网格长”和现在不一样，不要再发')
  expect((await cardDesk(worker, { again: hung.value.id }))?.again).toEqual({
    ...{ kind: 'service', gridCode: eastGrid, sheets: 1, handedTo: '3号楼单元门口' },
  })
  const next = await printCard(worker, { ...cards, kind: 'service', sheets: '1' })
  if (!next.ok) throw new Error(next.refusal.kind)
  expect(await cardPaper(worker, next.value)).toMatchObject({
    stated: expect.arrayContaining([{ label: '网格长', value: '孙立' }]),
    wrong: [],
  })
  expect(kindOf(await withdrawCard(stranger, hung.value))).toBe('not_found')
  expect(kindOf(await withdrawCard(worker, hung.value))).toBe('done')
  expect(await cardDesk(worker, {})).toMatchObject({ wrong: 2 })
  expect((await cardDesk(worker, { all: '1' }))?.rows.find(({ id }) => id === hung.value.id)).toMatchObject({
    withdrawnOn: '2026-11-20',
    wrong: [],
  })
})

test('服务清单 and 服务地图 are printed from the catalogue, and are wrong once it changes [F39] [F41]', async () => {
  const meal = { name: '助餐', place: '东门食堂', hours: '每天中午', audience: '60 周岁以上' }
  expect(kindOf(await editOffer(worker, meal))).toBe('not_permitted')
  expect(kindOf(await editOffer(secretary, meal))).toBe('done')
  const [service] = (await offerList(worker, {}))?.offers ?? []
  expect((await offerList(stranger, {}))?.offers).toEqual([])
  const list = await printCard(secretary, { ...cards, kind: 'list', sheets: '1', handedTo: '各单元' })
  const map = await printCard(secretary, { ...cards, kind: 'map', sheets: '1', handedTo: '门卫室' })
  if (!list.ok || !map.ok) throw new Error('not printed')
  expect((await cardPaper(worker, map.value))?.stated.at(2)).toEqual({
    label: '助餐',
    value: '东门食堂｜每天中午｜｜60 周岁以上',
  })
  const changed = { ...meal, offerId: service?.id, place: '南门食堂' }
  expect(kindOf(await editOffer(stranger, changed))).toBe('not_found')
  expect(kindOf(await editOffer(secretary, changed))).toBe('done')
  const wrongOf = async (id: string) => (await cardDesk(secretary, {}))?.rows.find((row) => row.id === id)?.wrong
  expect(await wrongOf(list.value.id)).toEqual([
    '助餐：东门食堂，每天中午，60 周岁以上 → 南门食堂，每天中午，60 周岁以上',
  ])
  expect(kindOf(await editOffer(secretary, { ...changed, end: 'on' }))).toBe('done')
  expect(await wrongOf(map.value.id)).toEqual(['已取消：助餐'])
})

test('走访记录表 prints what was recorded, masked for who sees it masked, and the printing is written down [F49]', async () => {
  const visit = visitOf(home.id, {
    ...everyTask,
    note: '水管修好了',
    promiseText: '周三前送申请表',
    promiseOn: '2026-11-25',
  })
  await owner.execute(sql`with c as (
      insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, target, state, made_by, made_at)
      values (${newId()}, ${eastCommittee}, '冬天走访', '', '全部户', '2026-11-01', '2026-11-30', 1, 'running', ${secretary.actor.accountId}, now()) returning id)
    insert into campaign_homes (id, area_code, campaign_id, household_id) select ${newId()}, ${eastGrid}, id, ${home.id} from c`)
  expect(kindOf(await recordVisit(worker, visit))).toBe('done')
  const filled = await visitPaper(worker, { visitId: visit.id })
  expect(filled).toMatchObject({
    ...{ committee: '东兴社区', grid: '第二网格', head: '马文祥', note: '水管修好了', lead: '赵晓梅' },
    ...{ met: [{ name: '马文祥', relation: '户主' }], campaigns: ['冬天走访'] },
    promised: [{ text: '周三前送申请表' }],
  })
  if (!filled) throw new Error('no paper')
  const html = renderToStaticMarkup(createElement(FilledVisitPaper, { paper: filled }))
  expect(html).toContain('马文祥（户主）　共 1 人')
  expect(html).toContain('冬天走访')
  expect(await visitPaper(cadre, { visitId: visit.id })).toMatchObject({
    ...{ head: '马**', note: null, promised: [], met: [{ name: '马**', relation: '户主' }] },
  })
  expect(await visitPaper(stranger, { visitId: visit.id })).toBeUndefined()
  const entries = await owner.execute(
    sql`select household_id from audit_entries where act = 'household.print' and subject_id = ${visit.id}`,
  )
  expect(entries.map(({ household_id }) => household_id)).toEqual([home.id, home.id])
  const blank = await blankPapers(worker, { on: '2026-11-25' })
  expect(blank.days).toMatchObject({ 0: '2026-11-23', 6: '2026-11-29' })
  const empty = renderToStaticMarkup(createElement(BlankVisitPaper, { blank }))
  expect(empty, 'who leads is written by hand').not.toContain('赵晓梅')
  expect(empty.split('月　　日前')).toHaveLength(4)
})
