import { sql } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FilledFields } from '@/components/ui/form'
import { VisitFields } from '@/components/visits/visit-fields'
import { newId } from '@/db/ids'
import { dueHouseholds } from '@/db/queries/due-visits'
import { colourOn } from '@/db/queries/household-filter'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { formStateOf } from '@/server/form-state'
import { answerPromise } from '@/server/visits/answer-promise'
import { editVisit } from '@/server/visits/edit-visit'
import { postponePromise } from '@/server/visits/postpone-promise'
import { promiseList } from '@/server/visits/promise-list'
import { recordVisit } from '@/server/visits/record-visit'
import { visitFile } from '@/server/visits/visit-file'
import { type VisitForm, visitForm } from '@/server/visits/visit-form'
import { visitList } from '@/server/visits/visit-list'
import { visitRound } from '@/server/visits/visit-round'
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
import { formIn } from '@/tests/support/open-forms'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const as = (actor: Actor, at = noon) => contextOf(db, actor, at)
const count = async (
  table: 'visits' | 'observations' | 'issues' | 'promises' | 'confirmations' | 'audit_entries',
  id: string,
) => {
  const by = {
    visits: sql`select count(*)::int as n from visits where id = ${id}`,
    observations: sql`select count(*)::int as n from observations where visit_id = ${id}`,
    issues: sql`select count(*)::int as n from issues where household_id = ${id}`,
    promises: sql`select count(*)::int as n from promises where visit_id = ${id}`,
    confirmations: sql`select count(*)::int as n from confirmations where household_id = ${id}`,
    audit_entries: sql`select count(*)::int as n from audit_entries where subject_id = ${id}`,
  }
  return Number((await owner.execute<{ n: number }>(by[table]))[0]?.n)
}
const home = () => givenHousehold(owner, { people: [{ name: '马文祥' }] })

test('one form saves visit, requests, observations, promise and facts at once [F27] [F52] [F61]', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, {
    ...everyTask,
    note: '马大爷说拐角的灯不亮',
    request1_text: '三楼拐角灯不亮。晚上看不清台阶',
    request1_disposition: 'meeting',
    request1_subcategory: 'facilities_lighting',
    request2_text: '问高龄津贴怎么领',
    request2_disposition: 'answered',
    observation1_kind: 'talent',
    observation1_text: '会修电器',
    fact_phone: 'same',
    fact_health: 'changed',
    fact_health_text: '能扶着坐 10 分钟',
    promiseText: '周三前送申请表',
    promiseOn: '2026-11-25',
  })
  expect(await recordVisit(as(worker), visit)).toMatchObject({ ok: true })
  const file = await visitFile(as(secretary), { visitId: visit.id })
  expect(file?.noted.map(({ kind, text }) => [kind, text])).toEqual([
    ['talent', '会修电器'],
    ['request', '三楼拐角灯不亮。晚上看不清台阶'],
    ['request', '问高龄津贴怎么领（当场答复）'],
    ['change', '健康照护：能扶着坐 10 分钟'],
  ])
  expect(file?.promised).toMatchObject([{ text: '周三前送申请表', dueOn: '2026-11-25' }])
  expect(await count('issues', ma.id)).toBe(1)
  expect(await count('confirmations', ma.id)).toBe(2)
  expect(await count('audit_entries', visit.id)).toBe(2)
})

test('the same form sent again, and a hundred times at once, is one visit [R4]', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, request1_text: '灯不亮', promiseText: '回话', promiseOn: '2026-11-25' })
  const sent = await Promise.all(Array.from({ length: 100 }, () => recordVisit(as(worker), visit)))
  expect(sent.filter(({ ok }) => ok)).toHaveLength(100)
  expect(await count('visits', visit.id)).toBe(1)
  expect(await count('issues', ma.id)).toBe(1)
  expect(await count('promises', visit.id)).toBe(1)
})

test('the first contact shows the six tasks and wants a reason for what was left; later ones do not [F38]', async () => {
  const ma = await home()
  expect((await visitForm(as(worker), { household: ma.id }))?.first).toBe(true)
  const bare = visitOf(ma.id)
  expect(await recordVisit(as(worker), bare)).toMatchObject({ refusal: { kind: 'task_reason_needed' } })
  expect(await count('visits', bare.id)).toBe(0)
  expect(await recordVisit(as(worker), { ...bare, tasks: ['identity'], taskReason: '老人要休息' })).toMatchObject({
    ok: true,
  })
  const file = await visitFile(as(worker), { visitId: bare.id })
  expect(file?.tasks).toMatchObject({ identity: true, service: '老人要休息' })
  const next = visitOf(ma.id)
  expect((await visitForm(as(worker), { household: ma.id }))?.first).toBe(false)
  expect(await recordVisit(as(worker), next)).toMatchObject({ ok: true })
  expect((await visitFile(as(worker), { visitId: next.id }))?.tasks).toBeNull()
})

test('one sentence and an outcome are enough [F48]', async () => {
  const ma = await home()
  await recordVisit(as(worker), visitOf(ma.id, everyTask))
  expect(await recordVisit(as(worker), visitOf(ma.id, { note: '都好' }))).toMatchObject({ ok: true })
})

test('a visit tells what was left there [F39]', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, materials: ['service_list', 'contact_card'] })
  expect(await recordVisit(as(worker), visit)).toMatchObject({ ok: true })
  expect(await visitFile(as(secretary), { visitId: visit.id })).toMatchObject({
    materials: ['service_list', 'contact_card'],
  })
})

test('words that are too long are refused at their field with both lengths, and stay whole in the form', async () => {
  const note = '长'.repeat(5000)
  const outcome = await recordVisit(as(worker), visitOf((await home()).id, { note, promiseText: '长'.repeat(201) }))
  if (outcome.ok || outcome.refusal.kind !== 'invalid_input') throw new Error('a note of 5,000 characters was taken')
  const form = new FormData()
  form.append('note', note)
  const state = formStateOf(outcome.refusal, String, form)
  expect(state.fields).toEqual({
    note: ['最多 2000 字，现在 5000 字，都还在，请改短'],
    promiseText: ['最多 200 字，现在 201 字，都还在，请改短'],
  })
  expect(state.values?.note).toBe(note)
})

test('nobody home leaves a card whose number finds the visit, and is no contact [F40]', async () => {
  const ma = await home()
  const form = await visitForm(as(worker), { household: ma.number })
  await recordVisit(as(worker), { ...visitOf(ma.id, { outcome: 'not_home' }), id: form?.id })
  const found = await visitList(as(secretary), { card: form?.card })
  expect(found.rows.map(({ id }) => id)).toEqual([form?.id])
  const [stats] = await owner.execute<{ visits: number; last_contact_at: unknown }>(
    sql`select visits, last_contact_at from household_stats where household_id = ${ma.id}`,
  )
  expect(stats).toEqual({ visits: 1, last_contact_at: null })
})

test('three misses at one time of day propose another [F42]', async () => {
  const ma = await home()
  for (const on of ['2026-11-16', '2026-11-17', '2026-11-18']) {
    await recordVisit(as(worker), visitOf(ma.id, { outcome: 'not_home', on, time: '09:30' }))
  }
  expect((await visitForm(as(worker), { household: ma.id }))?.slot).toBe(
    '平日上午已 3 次未遇，换晚上或周末，或先电话约',
  )
})

test('an unanswered promise stands first on the page of the door, in red; told in person it is answered [F57]', async () => {
  const ma = await home()
  await recordVisit(
    as(worker, new Date('2026-10-20T15:00:00+08:00')),
    visitOf(ma.id, { ...everyTask, promiseText: '扶手哪天装好', promiseOn: '2026-11-18' }),
  )
  const form = await visitForm(as(worker), { household: ma.id })
  expect(form?.promises).toMatchObject([{ text: '扶手哪天装好', by: '赵晓梅' }])
  const page = renderToStaticMarkup(VisitFields({ visit: form as VisitForm }))
  expect(page.indexOf('扶手哪天装好')).toBeGreaterThan(0)
  expect(page.indexOf('扶手哪天装好')).toBeLessThan(page.indexOf('见到了吗'))
  expect(page).toMatch(/class="owe owe-late"><b class="st-overdue">(?:(?!<\/b>).)*扶手哪天装好/)
  const kept = form?.promises.map(({ id }) => id)
  await recordVisit(as(worker), visitOf(ma.id, { kept }))
  expect((await visitForm(as(worker), { household: ma.id }))?.promises).toEqual([])
})

test('after the outcome comes the one sentence, and only then what is stale', async () => {
  const visit = (await visitForm(as(worker), { household: (await home()).id })) as VisitForm
  const page = renderToStaticMarkup(VisitFields({ visit }))
  const order = ['结果', '一句话就够', `问 ${visit.questions.length} 项`, '答应了什么'].map((words) =>
    page.indexOf(words),
  )
  expect([-1, ...order]).toEqual([...new Set([-1, ...order])].sort((a, b) => a - b))
})

test('a form of the door that was refused comes back with everything in it, promises ticked as told too [F57]', async () => {
  const ma = await home()
  await recordVisit(as(worker), visitOf(ma.id, { ...everyTask, promiseText: '修门', promiseOn: '2026-11-28' }))
  const visit = (await visitForm(as(worker), { household: ma.id })) as VisitForm
  const typed = {
    ...{ outcome: 'met', note: '灯坏了', promiseText: '送表', nextOn: '2026-12-01', request1_text: '换灯' },
    ...{ 'kept[]': visit.promises.map(({ id }) => id), 'materials[]': ['contact_card'] },
  }
  const page = renderToStaticMarkup(FilledFields({ values: typed, children: VisitFields({ visit }) }))
  const { fields } = formIn('/visits/new', `<form>${page}</form>`, 'kept[]')
  for (const [name, value] of Object.entries(typed)) expect(fields).toContainEqual([name, [value].flat()[0]])
})

test('a promise is answered once and put off only to a later day, with the reason', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, promiseText: '送清单', promiseOn: '2026-11-25' })
  await recordVisit(as(worker), visit)
  const promiseId = (await visitFile(as(worker), { visitId: visit.id }))?.promised[0]?.id
  expect(await postponePromise(as(worker), { promiseId, dueOn: '2026-11-24', reason: '忙' })).toMatchObject({
    refusal: { kind: 'not_later' },
  })
  expect(await postponePromise(as(neighbour), { promiseId, dueOn: '2026-11-30', reason: '忙' })).toMatchObject({
    refusal: { kind: 'not_found' },
  })
  expect(await postponePromise(as(worker), { promiseId, dueOn: '2026-11-30', reason: '等社保中心' })).toMatchObject({
    ok: true,
  })
  expect(await answerPromise(as(worker), { promiseId, answer: '送到了' })).toMatchObject({ ok: true })
  expect(await answerPromise(as(worker), { promiseId, answer: '又送' })).toMatchObject({
    refusal: { kind: 'already_answered' },
  })
  const answered = await promiseList(as(worker), { list: 'answered' })
  expect(answered.rows.find(({ id }) => id === promiseId)).toMatchObject({
    answer: '送到了',
    postponedReason: '等社保中心',
  })
})

test('class A never stands on a door route, only among those to be telephoned [F23] [K34]', async () => {
  const a = await home()
  await owner.execute(
    sql`update households set contact_class = 'A', contact_channel = 'phone', contact_hours = '16—18 点' where id = ${a.id}`,
  )
  const b = await home()
  await recordVisit(
    as(worker),
    visitOf(a.id, { ...everyTask, mode: 'phone', promiseText: '回电', promiseOn: '2026-11-20' }),
  )
  const round = await visitRound(as(worker), { span: 'week' })
  expect(round.door.map(({ id }) => id)).not.toContain(a.id)
  expect(round.distant.map(({ id }) => id)).toContain(a.id)
  const due = round.door.find(({ id }) => id === b.id)
  expect(due?.reasons).toMatchObject([{ kind: 'cadence', text: '半年一访，从未走访，建档 0 天' }])
})

test('what is edited stays readable as it was [F50]', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, note: '原话' })
  await recordVisit(as(worker), visit)
  const edit = { visitId: visit.id, version: 1, note: '改过的话', outcome: 'met' }
  expect(await editVisit(as(neighbour), edit)).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await editVisit(as(worker), edit)).toMatchObject({ ok: true })
  expect(await editVisit(as(worker), edit)).toMatchObject({ refusal: { kind: 'changed_meanwhile' } })
  const late = new Date('2026-12-20T12:00:00+08:00')
  expect(await editVisit(as(worker, late), { ...edit, version: 2 })).toMatchObject({
    refusal: { kind: 'not_own_record' },
  })
  const file = await visitFile(as(secretary), { visitId: visit.id })
  expect(file).toMatchObject({ note: '改过的话', earlier: [{ note: '原话', by: '赵晓梅' }] })
})

test.each([
  [{ outcome: 'rescheduled' }, 'next_is_needed'],
  [{ on: '2026-11-21', time: '10:00' }, 'in_the_future'],
  [{ on: '1990-01-01', time: '10:00' }, 'before_the_file'],
  [{ promiseText: '送表' }, 'promise_day_needed'],
  [{ promiseOn: '2026-11-25' }, 'promise_words_needed'],
  [{ nextOn: '2026-11-19' }, 'next_is_past'],
  [{ mode: 'phone', outcome: 'vacant' }, 'vacant_is_found_at_the_door'],
  [{ partners: [newId()] }, 'partner_unknown'],
])('%o is refused as %s and leaves nothing', async (more, kind) => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, ...more })
  expect(await recordVisit(as(worker), visit)).toMatchObject({ refusal: { kind } })
  expect(await count('visits', visit.id)).toBe(0)
  expect(await recordVisit(as(neighbour), visit)).toMatchObject({ refusal: { kind: 'not_found' } })
})

test('the round colours a household as the list of households does [F30]', async () => {
  const alone = await givenHousehold(owner, { people: [{ name: '独居', bornOn: '1940-01-01' }] })
  const couple = await givenHousehold(owner, {
    people: [
      { name: '纯老', bornOn: '1940-01-01' },
      { name: '老伴', bornOn: '1942-01-01' },
    ],
  })
  const poor = await givenHousehold(owner, { people: [{ name: '低保' }] })
  const young = await givenHousehold(owner, { people: [{ name: '普通' }] })
  await owner.execute(
    sql`insert into tags (id, area_code, household_id, code, from_on) values (${newId()}, ${eastGrid}, ${poor.id}, 'minimum_living', '2020-01-01')`,
  )
  const due = await dueHouseholds(owner, jurisdictionOf(worker), '2026-11-20', '2026-11-20', 500)
  const listed = await owner.execute<{ id: string; colour: string }>(
    sql`select h.id, ${colourOn('2026-11-20', jurisdictionOf(worker))} as colour from households h join household_stats s on s.household_id = h.id`,
  )
  const ids = [alone, couple, poor, young].map(({ id }) => id)
  expect(ids.map((id) => due.find((one) => one.id === id)?.colour)).toEqual(['red', 'yellow', 'yellow', 'green'])
  expect(ids.map((id) => listed.find((one) => one.id === id)?.colour)).toEqual(['red', 'yellow', 'yellow', 'green'])
})
