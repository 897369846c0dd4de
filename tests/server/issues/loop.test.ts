import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { acceptIssue } from '@/server/issues/accept-issue'
import { closeIssue } from '@/server/issues/close-issue'
import { dispatchIssue } from '@/server/issues/dispatch-issue'
import { finishIssue } from '@/server/issues/finish-issue'
import { followUpIssue } from '@/server/issues/follow-up-issue'
import { issueFile } from '@/server/issues/issue-file'
import { joinIssue } from '@/server/issues/join-issue'
import { mergeIssue } from '@/server/issues/merge-issue'
import { pauseIssue } from '@/server/issues/pause-issue'
import { reopenIssue } from '@/server/issues/reopen-issue'
import { replyIssue } from '@/server/issues/reply-issue'
import { reportIssue } from '@/server/issues/report-issue'
import { respondToResident } from '@/server/issues/respond-to-resident'
import { resumeIssue } from '@/server/issues/resume-issue'
import { sendBackIssue } from '@/server/issues/send-back-issue'
import { superviseIssue } from '@/server/issues/supervise-issue'
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
import { givenIssue, givenRepliedIssue, givenUnitActor, rowOf } from '@/tests/support/issues'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const other = await givenActor(owner, 'grid_worker', eastGrid, { name: '马慧' })
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const leader = await givenActor(owner, 'street_cadre', street)
const ma = await givenHousehold(owner, { room: '501', people: [{ name: '马文祥' }] })
const li = await givenHousehold(owner, { room: '502', people: [{ name: '李德厚' }] })
const as = (actor: typeof secretary, at = noon) => contextOf(db, actor, at)
const at = (text: string) => new Date(`${text}+08:00`)
const stepsOf = async (id: string) =>
  (
    await owner.execute<{ act: string; to_state: string }>(
      sql`select act, to_state from issue_steps where issue_id = ${id} order by at, recorded_at, id`,
    )
  ).map(({ act }) => act)
const auditsOf = async (id: string) =>
  Number(
    (await owner.execute<{ n: number }>(sql`select count(*)::int as n from audit_entries where subject_id = ${id}`))[0]
      ?.n,
  )

test('a request goes from 点单 to 归档, every step with actor, time and audit [F58] [F63] [F64]', async () => {
  const { id, number } = await givenRepliedIssue(db, worker, secretary, worker)
  expect(number).toMatch(/^2026-\d{4}$/)
  const early = await closeIssue(as(secretary), { issueId: id })
  expect(early).toMatchObject({ refusal: { kind: 'not_in_state' } })
  const own = await followUpIssue(as(worker), { issueId: id, mode: 'phone', rating: 'satisfied' })
  expect(own).toMatchObject({ refusal: { kind: 'own_work' } })
  expect((await followUpIssue(as(other), { issueId: id, mode: 'phone', rating: 'satisfied' })).ok).toBe(true)
  expect((await closeIssue(as(secretary), { issueId: id })).ok).toBe(true)
  expect(await rowOf(owner, id)).toMatchObject({ state: 'closed', rating: 'satisfied', firstTakerId: worker.accountId })
  expect(await stepsOf(id)).toEqual(['register', 'accept', 'dispatch', 'finish', 'reply', 'follow_up', 'close'])
  expect(await auditsOf(id)).toBe(6)
})

test('illegal jumps are refused and leave nothing [F58]', async () => {
  const { id } = await givenIssue(db, worker)
  const before = { row: await rowOf(owner, id), audits: await auditsOf(id) }
  for (const [step, input] of [
    [finishIssue, { note: '好了' }],
    [replyIssue, { note: '好了', mode: 'phone' }],
    [closeIssue, {}],
    [reopenIssue, { note: '再来' }],
  ] as const) {
    const outcome = await (step as typeof closeIssue)(as(secretary), { issueId: id, ...input })
    expect(outcome).toMatchObject({ refusal: { kind: 'not_in_state', state: 'reported' } })
  }
  expect(await rowOf(owner, id)).toEqual(before.row)
  expect(await auditsOf(id)).toBe(before.audits)
})

test('who may not, may not; what lies elsewhere is not found [K12]', async () => {
  const { id } = await givenIssue(db, worker, { accepted: 'on' })
  const sent = { issueId: id, route: 'self', handlerId: worker.accountId }
  expect(await dispatchIssue(as(worker), sent)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await dispatchIssue(as(neighbour), sent)).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await issueFile(as(neighbour), { issueId: id })).toBeUndefined()
  expect(await dispatchIssue(as(secretary), { ...sent, handlerId: neighbour.accountId })).toMatchObject({
    refusal: { kind: 'handler_unknown' },
  })
  expect(await superviseIssue(as(secretary), { issueId: id, level: 'red', note: '拖' })).toMatchObject({
    refusal: { kind: 'not_permitted' },
  })
})

test('numbers run on for the committee though each grid worker sees one grid, also when many ask at once', async () => {
  const asked = await Promise.all(Array.from({ length: 12 }, (_, n) => givenIssue(db, n % 2 ? worker : secretary)))
  const numbers = asked.map(({ number }) => number).sort()
  expect(new Set(numbers).size).toBe(12)
  const serials = numbers.map((number) => Number(number.slice(5)))
  expect(Math.max(...serials) - Math.min(...serials)).toBe(11)
})

test('the same form sent twice registers once [R4]', async () => {
  const { id, number } = await givenIssue(db, worker)
  const again = await reportIssue(as(worker), {
    id,
    areaCode: eastGrid,
    place: 'x',
    source: 'visit',
    kind: 'help',
    subcategory: 'other_other',
    grade: 'normal',
    title: '又一次',
  })
  expect(again).toMatchObject({ value: { id, number } })
  expect(await stepsOf(id)).toEqual(['register'])
})

test('the same kind at the same building within 90 days is offered for +1 户 [F71]', async () => {
  const first = await givenIssue(db, worker, {
    household: ma.number,
    subcategory: 'facilities_lighting',
    title: '三楼灯不亮',
    place: null,
  })
  const input = {
    id: newId(),
    household: li.number,
    source: 'group_chat',
    kind: 'help',
    subcategory: 'facilities_lighting',
    grade: 'normal',
    detail: '王姐：三楼灯又不亮了。摸黑上楼',
  }
  const offered = await reportIssue(as(worker), input)
  expect(offered).toMatchObject({ refusal: { kind: 'similar_found', matters: [{ number: first.number }] } })
  const joined = await reportIssue(as(worker), { ...input, joinNumber: first.number })
  expect(joined).toMatchObject({ value: { id: first.id } })
  expect(await joinIssue(as(worker), { issueId: first.id, household: li.id })).toMatchObject({
    refusal: { kind: 'already_joined' },
  })
  const another = await reportIssue(as(worker), { ...input, another: 'on' })
  expect(another.ok).toBe(true)
  expect(await rowOf(owner, input.id)).toMatchObject({ title: '王姐：三楼灯又不亮了', source: 'group_chat' })
})

test('pause and resume move the limit and keep what was left [K20]', async () => {
  const { id } = await givenIssue(db, worker, { accepted: 'on' }, at('2026-11-13T17:40:00'))
  await dispatchIssue(as(secretary, at('2026-11-16T08:50:00')), {
    issueId: id,
    route: 'transfer',
    unitCode: 'property_co',
  })
  expect((await rowOf(owner, id)).dueAt).toEqual(at('2026-11-21T00:00:00'))
  await pauseIssue(as(secretary, at('2026-11-17T09:30:00')), { issueId: id, reason: 'material', note: '订制扶手' })
  expect(await rowOf(owner, id)).toMatchObject({ state: 'paused', dueAt: null, answerDueAt: null })
  await resumeIssue(as(secretary, at('2026-11-19T08:40:00')), { issueId: id })
  expect(await rowOf(owner, id)).toMatchObject({
    dueAt: at('2026-11-25T00:00:00'),
    answerDueAt: at('2026-11-21T00:00:00'),
    pauseReason: null,
  })
  const file = await issueFile(as(worker, at('2026-11-20T09:00:00')), { issueId: id })
  expect(file?.time.moves.map(({ label }) => label)).toEqual(['挂起', '恢复办理'])
  expect(file?.time.sentence).toContain('暂停（等配件）不计')
})

test('the clock of the vectors runs through the commands [K17] [K18] [K19]', async () => {
  const rows = [
    ['2026-09-30T10:00:00', 'normal', '2026-10-14T00:00:00', false],
    ['2026-12-30T10:00:00', 'normal', '2027-01-08T00:00:00', true],
    ['2026-02-15T10:00:00', 'urgent', '2026-02-16T10:00:00', false],
  ] as const
  for (const [registered, grade, due, provisional] of rows) {
    const { id } = await givenIssue(db, worker, { grade }, at(registered))
    expect(await rowOf(owner, id)).toMatchObject({ dueAt: at(due), dueProvisional: provisional })
  }
})

test('sent back the reply no longer stands; reopened the first limit stays visible', async () => {
  const { id } = await givenRepliedIssue(db, worker, secretary, worker)
  await sendBackIssue(as(other), { issueId: id, note: '还晃' })
  expect(await rowOf(owner, id)).toMatchObject({ state: 'handling', reply: null, settledAt: null })
  await finishIssue(as(worker), { issueId: id, note: '换了新的' })
  await replyIssue(as(secretary), { issueId: id, note: '换好了', mode: 'door' })
  await followUpIssue(as(other), { issueId: id, mode: 'door', rating: 'satisfied' })
  await closeIssue(as(secretary), { issueId: id })
  const first = (await rowOf(owner, id)).dueAt
  await reopenIssue(as(secretary, at('2026-12-01T09:00:00')), { issueId: id, note: '又松了' })
  const file = await issueFile(as(secretary, at('2026-12-01T09:00:00')), { issueId: id })
  expect(file?.time.first?.dueAt).toEqual(first)
  expect(file?.dueAt).toEqual(at('2026-12-09T00:00:00'))
})

test('19 of 20 households content are 95.0 %, and what is still wanted becomes a linked matter [F65]', async () => {
  const { id } = await givenRepliedIssue(db, worker, secretary, worker)
  const households = []
  for (let n = 0; n < 20; n += 1)
    households.push(await givenHousehold(owner, { room: `9${10 + n}`, people: [{ name: `车主${n}` }] }))
  for (const household of households) {
    await owner.execute(sql`insert into issue_households (id, area_code, issue_id, household_id, joined_at, by_id)
      values (${newId()}, ${eastGrid}, ${id}, ${household.id}, now(), ${worker.accountId})`)
  }
  for (const [index, household] of households.entries()) {
    const last = index === 19
    const outcome = await followUpIssue(as(other), {
      ...{ issueId: id, householdId: household.id, mode: 'door', rating: last ? 'fair' : 'satisfied' },
      ...(last ? { derive: 'on', derivedTitle: '充电桩多装几个' } : {}),
    })
    expect(outcome.ok).toBe(true)
  }
  const file = await issueFile(as(secretary), { issueId: id })
  expect(file?.people).toMatchObject({ asked: 20, satisfied: 19 })
  expect(file?.linked).toMatchObject([{ title: '充电桩多装几个', derivedFromId: id }])
  expect(file?.rating).toBe('satisfied')
})

test('a merged matter hands its households over [F60]', async () => {
  const into = await givenIssue(db, worker, { household: ma.number })
  const gone = await givenIssue(db, worker, { household: li.number })
  expect((await mergeIssue(as(secretary), { issueId: gone.id, number: into.number, note: '同一处' })).ok).toBe(true)
  const file = await issueFile(as(secretary), { issueId: into.id })
  expect(file?.people?.households.map(({ head }) => head)).toEqual(['马文祥', '李德厚'])
  expect(await rowOf(owner, gone.id)).toMatchObject({ state: 'merged', mergedIntoId: into.id })
})

test('a department sees and handles what was sent to it, without anybody’s name', async () => {
  const company = await givenUnitActor(owner, 'property_co', 'property_manager')
  const { id } = await givenIssue(db, worker, { household: ma.number, accepted: 'on' })
  expect(await issueFile(as(company), { issueId: id })).toBeUndefined()
  await dispatchIssue(as(secretary), {
    issueId: id,
    route: 'transfer',
    unitCode: 'property_co',
    handlerId: company.accountId,
  })
  const file = await issueFile(as(company), { issueId: id })
  expect(file).toMatchObject({ number: expect.any(String), people: undefined })
  expect(JSON.stringify(file)).not.toContain('马文祥')
  expect(await finishIssue(as(company), { issueId: id, note: '已焊好' })).toMatchObject({ value: { state: 'handled' } })
})

test('supervision is raised by the street and only rises [F81]', async () => {
  const { id } = await givenIssue(db, worker)
  expect((await superviseIssue(as(leader), { issueId: id, level: 'red', note: '拖了' })).ok).toBe(true)
  expect(await superviseIssue(as(leader), { issueId: id, level: 'yellow', note: '降' })).toMatchObject({
    refusal: { kind: 'supervision_only_rises' },
  })
  expect((await rowOf(owner, id)).supervision).toBe('red')
})

test('an answer meanwhile is a step that leaves the state, and stops once settled', async () => {
  const { id } = await givenIssue(db, worker)
  expect((await acceptIssue(as(worker), { issueId: id })).ok).toBe(true)
  expect((await respondToResident(as(worker), { issueId: id, note: '已转物业', mode: 'phone' })).ok).toBe(true)
  expect((await issueFile(as(worker), { issueId: id }))?.time.answeredAt).toEqual(noon)
  const replied = await givenRepliedIssue(db, worker, secretary, worker)
  expect(await respondToResident(as(worker), { issueId: replied.id, note: '再说', mode: 'phone' })).toMatchObject({
    refusal: { kind: 'already_settled' },
  })
})
