import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { termsOf } from '@/domain/visits/terms'
import { recordTraining } from '@/server/training/record-training'
import { trainingList } from '@/server/training/training-list'
import { editTerm } from '@/server/visits/edit-term'
import { editVisitor } from '@/server/visits/edit-visitor'
import { recordVisit } from '@/server/visits/record-visit'
import { teamPairs } from '@/server/visits/team-pairs'
import { termDesk } from '@/server/visits/term-desk'
import { visitForm } from '@/server/visits/visit-form'
import { visitorTeam } from '@/server/visits/visitor-team'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street, { name: '沈立新' }))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })

async function joined(name: string, kind: string, since: string) {
  const made = await editVisitor(secretary, { name, kind })
  const id = made.ok ? made.value.id : ''
  await owner.execute(sql`update visitors set since = ${since} where id = ${id}`)
  return id
}
const codeOf = async (list: string, name: string) =>
  (await termDesk(cadre, { list })).terms.find((term) => term.name === name)?.code

test('the kinds of visitors are the street’s own list: added, renamed, retired; whoever has one keeps it, and all add up [F3]', async () => {
  const kind = { list: 'visitor_kind' }
  expect(kindOf(await editTerm(secretary, { ...kind, name: '五老' }))).toBe('not_permitted')
  expect(kindOf(await editTerm(cadre, { ...kind, name: '社工' }))).toBe('term_taken')
  expect(kindOf(await editTerm(cadre, { ...kind, code: 'nobody', name: '谁' }))).toBe('term_unknown')
  expect(kindOf(await editTerm(cadre, { ...kind, name: '五老' }))).toBe('done')
  const elder = await codeOf('visitor_kind', '五老')
  expect(kindOf(await editVisitor(secretary, { name: '冯老师', kind: 'made_up' }))).toBe('kind_unknown')
  const id = await joined('冯老师', elder ?? '', '2026-01-01')
  const deputy = await joined('白代表', 'deputy', '2026-01-01')

  expect(kindOf(await editTerm(cadre, { ...kind, code: elder, name: '红石榴五老' }))).toBe('done')
  expect(kindOf(await editTerm(cadre, { ...kind, code: 'deputy', name: '两代表一委员', retired: 'on' }))).toBe('done')
  const team = await visitorTeam(secretary, {})
  expect(team.team.map(({ name, kindLabel }) => [name, kindLabel])).toEqual(
    expect.arrayContaining([
      ['冯老师', '红石榴五老'],
      ['白代表', '两代表一委员'],
    ]),
  )
  const offered = team.kinds.map(({ label }) => label)
  expect(offered).toContain('红石榴五老')
  expect(offered).not.toContain('两代表一委员')
  expect(kindOf(await editVisitor(secretary, { name: '新来的', kind: 'deputy' }))).toBe('kind_unknown')
  expect(kindOf(await editVisitor(secretary, { visitorId: deputy, name: '白代表', kind: 'deputy' }))).toBe('done')
  expect((await visitForm(worker, { household: home.id }))?.team.map(({ kind: word }) => word)).toContain('红石榴五老')

  expect(kindOf(await recordVisit(worker, visitOf(home.id, { ...everyTask, partners: [id, deputy] })))).toBe('done')
  const { took, people } = await visitorTeam(secretary, {})
  expect(took.map(({ label, n }) => [label, n])).toEqual([
    ['两代表一委员', 1],
    ['红石榴五老', 1],
    ['不在队伍里的', 1],
  ])
  expect(took.reduce((sum, { n }) => sum + n, 0)).toBe(people)
})

test('a list never runs empty, and a word that comes back is the same word', () => {
  const row = { list: 'competency' as const, code: 'policy', name: '政策通', staff: false, retiredOn: '2026-11-01' }
  expect(termsOf('competency', [row]).find(({ code }) => code === 'policy')).toMatchObject({ retired: true })
  expect(termsOf('competency', [{ ...row, retiredOn: null, name: '懂政策' }])[0]).toMatchObject({ name: '懂政策' })
})

test('a training names its competencies; a newcomer is told what the suggested partner can do and they cannot yet [F110]', async () => {
  const [old, fresh] = [
    await joined('赵有经验', 'grid_worker', '2019-03-01'),
    await joined('田小雨', 'grid_worker', '2026-06-01'),
  ]
  const stated = { visitorId: old, name: '赵有经验', kind: 'grid_worker', competencies: ['policy', 'mediator', 'x'] }
  expect(kindOf(await editVisitor(secretary, stated))).toBe('done')
  const newcomer = async () => (await teamPairs(secretary, {}))?.newcomers.find(({ name }) => name === '田小雨')
  expect(await newcomer()).toMatchObject({ suggested: { id: old }, has: [], teaches: ['政策通', '调解员'] })

  const course = {
    course: '沟通表达能力培养',
    onDay: '2026-11-01',
    competencies: ['policy', 'empathy'],
    visitors: [fresh],
  }
  expect(kindOf(await recordTraining(worker, course))).toBe('not_permitted')
  expect(kindOf(await recordTraining(secretary, { ...course, onDay: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await recordTraining(secretary, { ...course, competencies: [] }))).toBe('competency_needed')
  expect(kindOf(await recordTraining(secretary, { ...course, competencies: ['x'] }))).toBe('competency_unknown')
  expect(kindOf(await recordTraining(secretary, { ...course, visitors: [] }))).toBe('nobody_took_part')
  expect(kindOf(await recordTraining(secretary, { ...course, visitors: [newId()] }))).toBe('visitor_unknown')
  const made = await recordTraining(secretary, course)
  expect(kindOf(made)).toBe('done')
  expect(await newcomer()).toMatchObject({ has: ['政策通', '共情'], teaches: ['调解员'] })
  expect((await trainingList(worker, {}))?.rows).toMatchObject([
    { course: '沟通表达能力培养', competencies: ['政策通', '共情'], people: ['田小雨'] },
  ])

  expect(kindOf(await editTerm(cadre, { list: 'competency', name: '电脑' }))).toBe('done')
  const computer = await codeOf('competency', '电脑')
  await editTerm(cadre, { list: 'competency', code: 'empathy', name: '共情', retired: 'on' })
  const corrected = { ...course, trainingId: made.ok ? made.value.id : '', competencies: ['empathy', computer] }
  expect(kindOf(await recordTraining(secretary, corrected))).toBe('done')
  expect(await newcomer()).toMatchObject({ has: ['共情', '电脑'], teaches: ['政策通', '调解员'] })
})
