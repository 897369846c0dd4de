import { sql } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CampaignReport } from '@/components/visits/campaign-paper'
import type { Actor } from '@/domain/access/actor'
import { totalOf } from '@/domain/visits/campaign'
import { divideGrids } from '@/server/areas/regrid'
import { verifiedReport } from '@/server/reports/verified-report'
import {
  campaignFile,
  campaignHomes,
  campaignList,
  campaignMatters,
  campaignPaper,
} from '@/server/visits/campaign-file'
import { closeCampaign } from '@/server/visits/close-campaign'
import { createCampaign } from '@/server/visits/create-campaign'
import { markCase } from '@/server/visits/mark-case'
import { recordVisit } from '@/server/visits/record-visit'
import { visitForm } from '@/server/visits/visit-form'
import { carriedOut } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)
const as = (actor: Actor, at = noon) => contextOf(db, actor, at)
const days = (n: number) => new Date(noon.getTime() + n * 86_400_000)

const names = ['吴见到', '郑电话', '王没人', '冯没去', '陈后来']
const homes: Record<string, string> = {}
for (const name of names) homes[name] = (await givenHousehold(owner, { people: [{ name, bornOn: '1980-01-01' }] })).id
await givenHousehold(owner)
await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '西边' }] })

const input = {
  name: '初心连万家',
  purpose: '听一听冬天的难处',
  fromOn: '2026-11-20',
  toOn: '2026-11-29',
  question: '楼道夜里亮不亮',
  answer1: '亮',
  answer2: '不亮',
}
const create = (more: object = {}, actor = secretary) => createCampaign(as(actor), { ...input, ...more })
let id = ''
const file = (actor = secretary, at = noon) => campaignFile(as(actor, at), { id })
const visit = (name: string, more: object = {}, at = noon) =>
  recordVisit(as(worker, at), visitOf(homes[name] ?? '', { ...everyTask, ...more }))

test('the scope is counted before the campaign begins, and these households are its targets [F4] [C35]', async () => {
  expect(await create({}, worker)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await create({ toOn: '2026-11-19' })).toMatchObject({ refusal: { kind: 'campaign_days' } })
  expect(await create({ answer2: '' })).toMatchObject({ refusal: { kind: 'question_not_whole' } })
  expect(await create({ stated: 'code=hardship' })).toMatchObject({ refusal: { kind: 'nobody_in_scope' } })
  const shown = await create()
  const preview = shown.ok ? undefined : (shown.refusal as { preview: { seal: string; who: string[] } }).preview
  expect(preview?.who[0]).toBe('全部有人住的户：今天共 5 户。')
  expect(preview?.who[2]).toMatch(/^10 天走完，每周约 4 户；近八周平均每周走访 0 次，赶不上/)
  expect(await owner.execute(sql`select 1 from campaigns`)).toHaveLength(0)
  const made = await create({ confirmed: preview?.seal })
  expect(made).toMatchObject({ ok: true })
  id = made.ok ? made.value.id : ''
  expect(await file()).toMatchObject({ live: { parts: { door: 0, distant: 0, missed: 0, none: 5 } } })
  expect((await campaignList(as(worker), {})).rows).toMatchObject([{ name: '初心连万家', target: 5, area: '东兴社区' }])
  expect(await file(neighbour)).toBeUndefined()
})

test('a visit of those days counts by itself, and every target stands in exactly one part [F4]', async () => {
  expect((await visitForm(as(worker), { household: homes.吴见到 }))?.consult).toMatchObject({
    question: '楼道夜里亮不亮',
  })
  expect(await visit('吴见到', { consultId: id, consultAnswer: '2' })).toMatchObject({ ok: true })
  expect((await visitForm(as(worker), { household: homes.吴见到 }))?.consult).toBeNull()
  await visit('郑电话', { mode: 'phone', consultId: id, consultAnswer: 'none' }, days(1))
  await visit('王没人', { mode: 'door', outcome: 'not_home', tasks: [] }, days(1))
  await visit('陈后来', { mode: 'door', outcome: 'not_home', tasks: [] }, days(1))
  await visit('陈后来', {}, days(3))
  const { live } = (await file(secretary, days(3))) ?? {}
  expect(live?.parts).toEqual({ door: 2, distant: 1, missed: 1, none: 1 })
  expect(live && totalOf(live.parts)).toBe(5)
  expect(live?.curve.map(({ reached }) => reached)).toEqual([1, 2, 2, 3])
  expect(live?.end).toMatchObject({ forecast: { pace: 0.7 } })
  for (const [part, who] of Object.entries({
    door: ['吴见到', '陈后来'],
    distant: ['郑电话'],
    missed: ['王没人'],
    none: ['冯没去'],
  })) {
    const rows = (await campaignHomes(as(secretary, days(3)), { id, part }))?.rows ?? []
    expect(rows.map(({ head }) => head).sort()).toEqual(who.sort())
  }
  expect((await campaignHomes(as(secretary, days(3)), { id, by: '2026-11-21' }))?.rows).toHaveLength(2)
})

test('answers are tallied: asked and answered apart, by grid [F55]', async () => {
  const live = (await file(secretary, days(3)))?.live
  expect(live?.tally).toEqual({ asked: 2, answered: 1, answers: [0, 1] })
  expect(live?.areas).toMatchObject([{ name: '第二网格', asked: 2, answered: 1, answers: [0, 1] }])
  expect((await file(cadre, days(3)))?.live?.tally).toEqual(live?.tally)
  const behind = async (answer: string) =>
    (await campaignHomes(as(secretary, days(3)), { id, answer }))?.rows.map(({ head }) => head).sort()
  expect(await behind('asked')).toEqual(['吴见到', '郑电话'])
  expect(await behind('2')).toEqual(['吴见到'])
  expect(await behind('none')).toEqual(['郑电话'])
})

test('before 医保 is paid for, everybody over sixty is called on, and the list of those unpaid or unknown stands ready [F54]', async () => {
  const old = await givenHousehold(owner, { people: [{ name: '秦老', bornOn: '1950-01-01' }] })
  const older = await givenHousehold(owner, { people: [{ name: '柳老', bornOn: '1948-01-01' }] })
  const oldest = await givenHousehold(owner, { people: [{ name: '尚老', bornOn: '1940-01-01' }] })
  const told = { ...input, name: '医保缴费', stated: 'code=build&about=resident&min=60', question: '今年医保缴了没有' }
  const asked = { ...told, answer1: '缴了', answer2: '没缴' }
  const shown = await createCampaign(as(secretary), asked)
  const seal = shown.ok ? '' : (shown.refusal as unknown as { preview: { seal: string } }).preview.seal
  const made = await createCampaign(as(secretary), { ...asked, confirmed: seal })
  const campaign = made.ok ? made.value.id : ''
  const tell = (household: string, consultAnswer: string) =>
    recordVisit(as(worker), visitOf(household, { ...everyTask, consultId: campaign, consultAnswer }))
  await tell(old.id, '1')
  await tell(older.id, '2')
  const names = async (answer: string) =>
    (await campaignHomes(as(worker), { id: campaign, answer }))?.rows.map(({ head }) => head)
  expect(await names('2')).toEqual(['柳老'])
  expect(await names('unasked')).toEqual(['尚老'])
  expect((await visitForm(as(worker), { household: oldest.id }))?.consult?.question).toBe('今年医保缴了没有')
})

test('a solved matter is told as a case, without the name of anybody who lives there [F4]', async () => {
  await visit(
    '王没人',
    { outcome: 'declined', tasks: [], request1_text: '楼道灯不亮', request1_disposition: 'escalate' },
    days(2),
  )
  const found = await campaignMatters(as(secretary, days(3)), { id })
  expect(found?.rows).toMatchObject([{ title: '楼道灯不亮', settledOn: null }])
  const issueId = found?.rows[0]?.id
  const mark = (words: string) => markCase(as(secretary, days(3)), { campaignId: id, issueId, words })
  expect(await mark('楼道灯坏了，三天换好了')).toMatchObject({ refusal: { kind: 'not_solved' } })
  await owner.execute(
    sql`update issues set state = 'replied', reply = '换好了', reply_mode = 'phone', replied_by = ${secretary.accountId}, settled_at = ${days(3).toISOString()} where id = ${issueId}`,
  )
  expect(await mark('王没人家楼道灯坏了，三天换好了')).toMatchObject({ refusal: { kind: 'names_somebody' } })
  expect(await mark('楼道灯坏了，三天换好了')).toMatchObject({ ok: true })
  expect((await file(secretary, days(3)))?.live?.matters).toEqual({ found: 1, solved: 1 })
})

test('closed, it is frozen like a monthly report: sealed, verified by its code, and no number changes any more [C35] [C3]', async () => {
  expect(await closeCampaign(as(neighbour), { id, version: 1 })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await closeCampaign(as(cadre), { id, version: 1 })).toMatchObject({ refusal: { kind: 'not_found' } })
  const version = (await file())?.version
  const shown = await closeCampaign(as(secretary, days(4)), { id, version })
  const preview = shown.ok ? undefined : (shown.refusal as { preview: { seal: string; who: string[] } }).preview
  expect(preview?.who[0]).toBe('共 5 户：联系上 3 户（上门 2，电话、线上 1），没遇到 1 户，没去 1 户。')
  expect(preview?.who[2]).toBe('离最后一天还有 5 天，现在收官就只算到今天。')
  expect(await file(secretary, days(4))).toMatchObject({ version, live: { parts: { door: 2 } } })
  const closed = await closeCampaign(as(secretary, days(4)), { id, version, confirmed: preview?.seal })
  expect(closed).toMatchObject({ ok: true })
  const before = await file(secretary, days(4))
  expect(before?.frozen?.parts).toEqual({ door: 2, distant: 1, missed: 1, none: 1 })
  expect(before?.frozen?.rowDigests.door?.count).toBe(2)
  // afterwards: a late visit, one written down for those days, a solved matter
  await visit('王没人', {}, days(5))
  await recordVisit(as(worker, days(5)), visitOf(homes.冯没去 ?? '', { ...everyTask, on: '2026-11-22', time: '10:00' }))
  await owner.execute(sql`update issues set state = 'accepted', settled_at = null`)
  const after = await file(secretary, days(6))
  expect(after?.frozen).toEqual(before?.frozen)
  expect(after?.live).toBeUndefined()
  expect((await campaignHomes(as(secretary, days(6)), { id, part: 'none' }))?.rows.map(({ head }) => head)).toEqual([
    '冯没去',
  ])
  expect((await campaignMatters(as(secretary, days(6)), { id, solved: 'yes' }))?.rows).toHaveLength(1)
  expect(await closeCampaign(as(secretary, days(6)), { id, version: before?.version })).toMatchObject({
    refusal: { kind: 'campaign_closed' },
  })
  for (const change of [
    sql`update campaigns set target = 1`,
    sql`delete from campaigns`,
    sql`update campaign_homes set part = 'door'`,
    sql`delete from campaign_answers`,
    sql`update campaign_cases set words = '改过的案例文字'`,
  ])
    await expect(owner.execute(change)).rejects.toThrow()
  const genuine = await verifiedReport(before?.verifyCode ?? '', days(6), db)
  expect(genuine).toMatchObject({ genuine: true, previous: 'first', areaName: '东兴社区' })
})

test('an answer that comes in after the closing is kept, and counts no more [R2]', async () => {
  const late = visitOf(homes.陈后来 ?? '', {
    ...everyTask,
    on: '2026-11-23',
    time: '11:00',
    consultId: id,
    consultAnswer: '1',
  })
  expect(await recordVisit(as(worker, days(6)), late)).toMatchObject({ ok: true })
  expect(await owner.execute(sql`select 1 from campaign_answers where campaign_id = ${id}`)).toHaveLength(2)
  const kept = await owner.execute(sql`select text from observations where visit_id = ${late.id}`)
  expect(kept).toMatchObject([{ text: '楼道夜里亮不亮：亮（收官以后才传到，不计入）' }])
})

test('the closing report on paper holds its numbers and cases, and nobody’s name', async () => {
  const paper = await campaignPaper(as(secretary, days(6)), { id })
  if (!paper) throw new Error('no paper')
  const html = renderToStaticMarkup(CampaignReport({ paper }) as never)
  for (const words of [
    '共5户',
    '联系到3户，占60.0%（3/5）',
    '上门见到2户',
    '未联系1户',
    '问了2户',
    '>网格<',
    '楼道灯坏了',
    '校验码',
  ])
    expect(html).toContain(words)
  for (const name of names) expect(html).not.toContain(name)
  expect(html).toMatch(/数据截至2026年11月2\d日\d\d时\d\d分/)
  expect(html).not.toContain('24时')
})

test('a line of the closing report opens the households it counted, by the grids of its day [F4] [C27]', async () => {
  const [line] = (await file(secretary, days(7)))?.frozen?.areas ?? []
  const behind = async (area: number | undefined, actor = secretary) =>
    (await campaignHomes(as(actor, days(7)), { id, area }))?.rows.length
  expect([line?.code, line && totalOf(line.parts), await behind(line?.code)]).toEqual([eastGrid, 5, 5])
  expect((await file(neighbour, days(7)))?.frozen).toBeUndefined()
  const [moved] = await owner.execute<{ door: string }>(
    sql`select dwelling_id as door from households where id = ${homes.吴见到}`,
  )
  const split = {
    on: '2026-11-27',
    reason: '人多',
    [`to.d:${moved?.door}`]: 'new1',
    'name.1': '第九网格',
    'head.1': '孙立',
  }
  expect(await carriedOut(divideGrids, as(secretary, days(7)), split)).toMatchObject({ ok: true })
  const [fresh] = await owner.execute<{ code: number }>(sql`select code from areas where name = '第九网格'`)
  expect([await behind(eastGrid), await behind(Number(fresh?.code))]).toEqual([5, 0])
})
