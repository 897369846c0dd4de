import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { isNew, pairsOf } from '@/domain/visits/pairs'
import { reportIssue } from '@/server/issues/report-issue'
import { assignPost } from '@/server/visits/assign-post'
import { editPartner } from '@/server/visits/edit-partner'
import { editPartnerItem } from '@/server/visits/edit-partner-item'
import { endPairing } from '@/server/visits/end-pairing'
import { pairCommittee } from '@/server/visits/pair-committee'
import { escalationsWaiting, pairedIssues, pairingList } from '@/server/visits/pairing-list'
import { partnerDesk, partnerPaper } from '@/server/visits/partner-desk'
import { recordVisit } from '@/server/visits/record-visit'
import { teamPairs } from '@/server/visits/team-pairs'
import { visitorTeam } from '@/server/visits/visitor-team'
import { workerKnown, workerLoads } from '@/server/visits/worker-loads'
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
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const novice = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '田小雨' }))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street, { name: '沈立新' }))
const second = contextOf(db, await givenActor(owner, 'street_cadre', street, { name: '何建国' }))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const couple = await givenHousehold(owner, { people: [{ name: '马文祥' }, { name: '李桂英' }] })
const alone = await givenHousehold(owner, { people: [{ name: '次仁' }] })

async function givenVisitor(name: string, kind: string, since: string, accountId: string | null = null) {
  const id = newId()
  await owner.execute(
    sql`insert into visitors (id, area_code, name, kind, since, account_id) values (${id}, ${eastCommittee}, ${name}, ${kind}, ${since}, ${accountId})`,
  )
  return id
}
const old = await givenVisitor('赵晓梅', 'grid_worker', '2019-03-01', worker.actor.accountId)
const fresh = await givenVisitor('田小雨', 'grid_worker', '2026-06-01', novice.actor.accountId)
const volunteer = await givenVisitor('卓玛', 'volunteer', '2026-06-01')

test('less than a year is new, and a year to the day is not [F5]', () => {
  expect(isNew({ since: '2025-11-21' }, '2026-11-20')).toBe(true)
  expect(isNew({ since: '2025-11-20' }, '2026-11-20')).toBe(false)
  const member = (id: string, since: string, areaCode: number | null = null) => ({
    ...{ id, name: id, since, areaCode },
    competencies: [],
  })
  const team = [
    member('a', '2020-01-01', 1),
    member('b', '2021-01-01', 2),
    member('x', '2026-01-01', 2),
    member('y', '2026-02-01'),
  ]
  const { newcomers } = pairsOf(team, new Map([['x', 3]]), '2026-11-20')
  expect(newcomers.map(({ id, paired, suggested }) => [id, paired, suggested?.id])).toEqual([
    ['y', 0, 'a'],
    ['x', 3, 'b'],
  ])
})

test('a newcomer nobody took along stands on 待结对带教, with whom to go; a visit together takes them off [F5]', async () => {
  expect(await teamPairs(secretary, {})).toMatchObject({
    alone: 1,
    newcomers: [{ name: '田小雨', paired: 0, suggested: { name: '赵晓梅' } }],
  })
  await recordVisit(novice, visitOf(alone.id, everyTask))
  expect(await teamPairs(secretary, {})).toMatchObject({ alone: 1 })
  await recordVisit(novice, visitOf(alone.id, { partners: [old] }))
  await recordVisit(worker, visitOf(alone.id, { partners: [fresh] }))
  expect(await teamPairs(secretary, {})).toMatchObject({ alone: 0, newcomers: [{ paired: 2 }] })
  expect((await teamPairs(stranger, {}))?.newcomers).toEqual([])
})

test('认识 counts those who were there and live in the own grids, once each, and opens them [F15] [C53]', async () => {
  await assignPost(secretary, {
    ...{ placeCode: eastGrid, kind: 'head', name: '赵晓梅', phone: '0290-6123002', accountId: worker.actor.accountId },
  })
  const visit = visitOf(couple.id, { ...everyTask, met: [couple.people[0], alone.people[0]] })
  expect(kindOf(await recordVisit(worker, visit))).toBe('done')
  expect(kindOf(await recordVisit(worker, visitOf(couple.id, { met: [couple.people[0]] })))).toBe('done')
  expect(kindOf(await recordVisit(worker, visitOf(couple.id, { mode: 'phone', met: [couple.people[1]] })))).toBe('done')
  const loads = await workerLoads(secretary, {})
  const own = loads?.rows.find(({ name }) => name === '赵晓梅')
  expect(own).toMatchObject({ households: 2, residents: 3, known: 2, grids: [{ name: '第二网格' }] })
  const known = await workerKnown(secretary, { id: worker.actor.accountId })
  expect(known?.rows.map(({ name }) => name).sort()).toEqual(['次仁', '马文祥'])
  expect((await workerKnown(secretary, { id: worker.actor.accountId, not: '1' }))?.rows).toMatchObject([
    { name: '李桂英' },
  ])
  expect((await workerLoads(worker, {}))?.rows.map(({ name }) => name)).toEqual(['赵晓梅'])
  expect(await workerKnown(stranger, { id: worker.actor.accountId })).toBeUndefined()
})

test('two of the staff and a volunteer without an account go on one visit; the kinds add up [F3]', async () => {
  const before = await visitorTeam(secretary, {})
  await recordVisit(worker, visitOf(couple.id, { partners: [fresh, volunteer] }))
  const after = await visitorTeam(secretary, {})
  expect(after.people - before.people).toBe(3)
  const of = (kind: string) => after.took.find((one) => one.kind === kind)?.n ?? 0
  const was = (kind: string) => before.took.find((one) => one.kind === kind)?.n ?? 0
  expect([of('grid_worker') - was('grid_worker'), of('volunteer') - was('volunteer')]).toEqual([2, 1])
  expect(after.took.reduce((sum, { n }) => sum + n, 0)).toBe(after.people)
})

test('nobody is ranked by counts: the loads stand in the order of the grids [F14]', async () => {
  await recordVisit(novice, visitOf(alone.id))
  const rows = (await workerLoads(secretary, {}))?.rows ?? []
  expect(rows.map(({ grids }) => grids[0]?.code)).toEqual([eastGrid, eastGrid])
  expect(rows.map(({ name }) => name)).toEqual(['赵晓梅', '田小雨'])
})

const hard = (accepted = 'on') => ({
  ...{ id: newId(), areaCode: eastGrid, place: `${newId().slice(-4)}号`, source: 'visit', kind: 'help', accepted },
  ...{ subcategory: 'parking_charging', grade: 'normal', title: '充电桩不够' },
})

test('what a committee passes on stands with the cadre paired then; a later pairing takes nothing away [F7]', async () => {
  const pair = { areaCode: eastCommittee, accountId: cadre.actor.accountId, on: '2026-11-01' }
  expect(kindOf(await pairCommittee(secretary, pair))).toBe('not_permitted')
  expect(kindOf(await pairCommittee(cadre, { ...pair, areaCode: eastGrid }))).toBe('not_found')
  expect(kindOf(await pairCommittee(cadre, { ...pair, accountId: worker.actor.accountId }))).toBe('not_found')
  expect(kindOf(await pairCommittee(cadre, { ...pair, on: '2026-12-01' }))).toBe('in_future')
  expect(kindOf(await pairCommittee(cadre, pair))).toBe('done')
  expect(kindOf(await pairCommittee(cadre, pair))).toBe('already_paired')
  await reportIssue(worker, hard())
  expect(await escalationsWaiting(cadre, {})).toBe(0)
  const escalated = { request1_text: '电梯坏了', request1_disposition: 'escalate' }
  expect(kindOf(await recordVisit(worker, visitOf(couple.id, escalated)))).toBe('done')
  expect((await pairedIssues(cadre, {})).rows).toMatchObject([
    { title: '电梯坏了', committee: '东兴社区', on: '2026-11-20' },
  ])
  expect((await pairingList(secretary, {})).now).toMatchObject([{ name: '沈立新' }])
  expect((await pairingList(stranger, {})).now).toEqual([])

  const [row] = (await pairingList(cadre, {})).now
  const later = (context: typeof cadre) => ({ ...context, now: new Date(noon.getTime() + 2 * 86_400_000) })
  expect(kindOf(await endPairing(cadre, { id: row?.id, on: '2026-10-01' }))).toBe('before_it_began')
  expect(kindOf(await endPairing(later(cadre), { id: row?.id, on: '2026-11-21' }))).toBe('done')
  const next = { areaCode: eastCommittee, accountId: second.actor.accountId, on: '2026-11-21' }
  expect(kindOf(await pairCommittee(later(cadre), next))).toBe('done')
  expect(await escalationsWaiting(later(cadre), {})).toBe(1)
  expect(await escalationsWaiting(later(second), {})).toBe(0)
  await recordVisit(later(worker), visitOf(couple.id, { ...escalated, request1_text: '下水道堵' }))
  expect((await pairedIssues(later(second), {})).rows.map(({ title }) => title)).toEqual(['下水道堵'])
  expect((await pairedIssues(later(cadre), {})).rows.map(({ title }) => title)).toEqual(['电梯坏了'])
})

test('a project names what caused it and links to the matter; both lists are printed [F8]', async () => {
  expect(kindOf(await editPartner(worker, { kind: 'agency', name: '区民政局' }))).toBe('not_permitted')
  const made = await editPartner(secretary, { kind: 'agency', name: '区民政局', offers: '适老化改造' })
  const partnerId = made.ok ? made.value.id : ''
  const issue = hard()
  const reported = await reportIssue(worker, issue)
  const number = reported.ok && 'number' in reported.value ? reported.value.number : ''
  const project = { list: 'project', title: '加装充电桩', partnerId }
  expect(kindOf(await editPartnerItem(secretary, project))).toBe('cause_needed')
  expect(kindOf(await editPartnerItem(secretary, { ...project, number: '2020-9999' }))).toBe('issue_unknown')
  expect(kindOf(await editPartnerItem(secretary, { ...project, number, state: 'done' }))).toBe('outcome_needed')
  expect(kindOf(await editPartnerItem(stranger, { ...project, demand: '充电难' }))).toBe('not_found')
  expect(kindOf(await editPartnerItem(secretary, { ...project, number }))).toBe('done')
  expect(
    kindOf(await editPartnerItem(secretary, { list: 'suggestion', title: '请银行讲反诈', demand: '老人受骗' })),
  ).toBe('done')
  const desk = await partnerDesk(worker, {})
  expect(desk?.items.find(({ list }) => list === 'project')).toMatchObject({
    number,
    issueId: issue.id,
    partner: '区民政局',
  })
  expect((await partnerPaper(secretary, {}))?.items).toHaveLength(2)
  expect((await partnerDesk(stranger, {}))?.items).toEqual([])
})
