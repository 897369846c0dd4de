import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import { skillAsked, skillsIn } from '@/domain/households/talents'
import { householdFile } from '@/server/households/household-file'
import { withdrawConsent } from '@/server/households/record-consent'
import { recordTalent } from '@/server/households/record-talent'
import { talentDesk } from '@/server/households/talent-desk'
import { talentList } from '@/server/households/talent-list'
import { mergeResidents } from '@/server/residents/merge-residents'
import { residentFile } from '@/server/residents/resident-file'
import { recordVisit } from '@/server/visits/record-visit'
import { carriedOut } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  givenResident,
  noon,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const third = eastGrid + 1
await owner.execute(
  sql`insert into areas (code, level, name, head_name, valid_from) values (${third}, 'grid', '第三网格', '钱进', '2020-01-01')`,
)
const by = async (role: 'secretary' | 'grid_worker' | 'street_cadre', area: number, name: string) =>
  contextOf(db, await givenActor(owner, role, area, { name }))
const secretary = await by('secretary', eastCommittee, '周敏华')
const worker = await by('grid_worker', eastGrid, '赵晓梅')
const otherWorker = await by('grid_worker', third, '钱进')
const stranger = await by('secretary', westCommittee, '何文')
const cadre = await by('street_cadre', street, '沈立新')
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = (name: string, more = {}) => givenHousehold(owner, { people: [{ name }], ...more })
const named = async (who: typeof worker, q?: string) => (await talentList(who, { q })).rows.map(({ name }) => name)
const told = (at: { id: string; people: string[] }, skills: string, more = {}) => ({
  ...{ householdId: at.id, residentId: at.people[0], skills, agreed: 'on', ...more },
})

test('what somebody can do is read as people write and ask it [F56]', () => {
  expect(skillsIn('会修电器、能理发，理发；  跳舞')).toEqual(['修电器', '理发', '跳舞'])
  expect(['会修电器', '修电器', '谁会修电器', '有没有会修电器的人？'].map(skillAsked)).toEqual(Array(4).fill('修电器'))
  expect(skillAsked('会')).toBeUndefined()
})

test('会修电器 lists who agreed and nobody else, of the own area only; withdrawn, nobody finds them by any way [F56] [C47]', async () => {
  const [repairs, barber, silent] = [await home('邱师傅'), await home('柯理发'), await home('匡不说')]
  expect(kindOf(await recordTalent(worker, told(silent, '修电器', { agreed: undefined })))).toBe('talent_not_agreed')
  expect(kindOf(await recordTalent(worker, told(repairs, ' 、 ')))).toBe('talent_needs_skills')
  expect(kindOf(await recordTalent(worker, told(repairs, '修电器', { ledName: '义修日' })))).toBe('led_needs_both')
  expect(kindOf(await recordTalent(worker, told(repairs, '修电器', { on: '2026-11-21' })))).toBe('in_future')
  expect(kindOf(await recordTalent(worker, { ...told(repairs, '修电器'), residentId: barber.people[0] }))).toBe(
    'not_a_member',
  )
  const led = { reach: '晚饭后打电话', ledName: '义修日', ledOn: '2026-10-01', on: '2026-11-10' }
  expect(kindOf(await recordTalent(worker, told(repairs, '会修电器、换锁', led)))).toBe('done')
  expect(kindOf(await recordTalent(worker, told(barber, '理发')))).toBe('done')
  expect(kindOf(await recordTalent(stranger, told(barber, '理发')))).toBe('not_found')
  expect(kindOf(await recordTalent(cadre, told(barber, '理发')))).toBe('not_permitted')

  for (const asked of ['会修电器', '修电器', '谁会修电器']) expect(await named(worker, asked)).toEqual(['邱师傅'])
  expect((await talentList(worker, { q: '修电器' })).rows).toMatchObject([
    { skills: ['修电器', '换锁'], reach: '晚饭后打电话', led: [{ name: '义修日' }], agreed_on: '2026-11-10' },
  ])
  expect((await talentList(worker, { q: '修电器' })).rows[0]).toMatchObject({ heard_by: '赵晓梅', exact: true })
  expect((await talentList(worker, { q: '电器修' })).rows).toMatchObject([{ name: '邱师傅', exact: false }])
  expect(await named(worker)).toEqual(['邱师傅', '柯理发'])
  expect(await named(otherWorker)).toEqual([])
  expect(await named(stranger, '修电器')).toEqual([])
  expect(await named(cadre, '修电器')).toEqual(['邱**'])

  const [mine] = (await talentDesk(worker, { id: repairs.id }))?.talents ?? []
  const withdrawn = { consentId: mine?.consentId, on: '2026-11-20', because: '身体不好' }
  expect(kindOf(await withdrawConsent(worker, withdrawn))).toBe('done')
  for (const who of [worker, secretary, cadre]) expect(await named(who, '修电器')).toEqual([])
  expect((await householdFile(worker, { id: repairs.id }))?.talents).toEqual([])
  expect((await residentFile(worker, { id: repairs.people[0] }))?.talent).toBeUndefined()
  const asApp = (who: typeof worker) =>
    withActor(db, who.actor, noon, (tx) => tx.execute(sql`select skills from talents order by id`))
  expect(await asApp(worker)).toEqual([{ skills: ['理发'] }])
  expect(kindOf(await recordTalent(worker, told(repairs, '修电器', { agreed: undefined })))).toBe('talent_not_agreed')
  expect(kindOf(await recordTalent(worker, told(repairs, '修电器')))).toBe('done')
  expect(await named(worker, '修电器')).toEqual(['邱师傅'])
  expect(
    await owner.execute(
      sql`select act from audit_entries where household_id = ${repairs.id} and act in ('talent.edit', 'consent.record', 'consent.withdraw') order by id`,
    ),
  ).toMatchObject(
    ['consent.record', 'talent.edit', 'consent.withdraw', 'consent.record', 'talent.edit'].map((act) => ({ act })),
  )
})

test('挖一批能人 is done at the door of a first visit; not agreed or not met, it is refused in words [F56] [F38]', async () => {
  const at = await home('阮绣花')
  const visit = (more: object) => visitOf(at.id, { ...everyTask, talentSkills: '绣花、教孩子写字', ...more })
  const agreed = { talentPerson: at.people[0], talentAgreed: 'on' }
  expect(kindOf(await recordVisit(worker, visit({ talentPerson: at.people[0] })))).toBe('talent_not_agreed')
  expect(kindOf(await recordVisit(worker, visit({ talentAgreed: 'on' })))).toBe('talent_needs_person')
  const away = { ...agreed, outcome: 'not_home', tasks: [] }
  expect(kindOf(await recordVisit(worker, visit(away)))).toBe('talent_not_met')
  expect(kindOf(await recordVisit(worker, visit(agreed)))).toBe('done')
  expect(await named(worker, '会绣花')).toEqual(['阮绣花'])
  expect((await householdFile(worker, { id: at.id }))?.talents).toMatchObject([{ skills: ['绣花', '教孩子写字'] }])
})

test('a child is not listed; who moves to another grid, dies or leaves is found where they live, or not at all [F56]', async () => {
  const [family, next] = [await home('麦木匠'), await home('新家', { areaCode: third, building: '9号楼' })]
  const child = await givenResident(owner, eastGrid, family.id, { name: '麦小童', bornOn: '2018-01-01' })
  expect(kindOf(await recordTalent(worker, { ...told(family, '弹琴'), residentId: child }))).toBe('talent_too_young')
  await recordTalent(worker, told(family, '木工'))
  await owner.execute(
    sql`update residencies set to_on = '2026-11-19', departure = 'moved_out' where resident_id = ${family.people[0]}`,
  )
  expect(await named(worker, '木工')).toEqual([])
  await owner.execute(sql`insert into residencies (id, area_code, resident_id, household_id, relation, from_on, arrival)
    values (gen_random_uuid(), ${third}, ${family.people[0]}, ${next.id}, '20', '2026-11-19', 'moved_in')`)
  await owner.execute(sql`update residents set area_code = ${third} where id = ${family.people[0]}`)
  expect(await named(otherWorker, '木工')).toEqual(['麦木匠'])
  expect(await named(worker, '木工')).toEqual([])
  await owner.execute(sql`update residents set died_on = '2026-11-20' where id = ${family.people[0]}`)
  expect(await named(otherWorker, '木工')).toEqual([])
})

test('two records of one person keep what was agreed to on either [F56] [C16]', async () => {
  const [first, second] = [await home('汤裁缝'), await home('汤裁缝')]
  await recordTalent(secretary, told(first, '裁衣'))
  await recordTalent(secretary, told(second, '改裤脚', { ledName: '缝补摊', ledOn: '2026-09-01' }))
  const [kept, other] = [first.people[0], second.people[0]]
  expect(kindOf(await carriedOut(mergeResidents, secretary, { id: kept, otherId: other }))).toBe('done')
  expect((await talentList(secretary, { q: '改裤脚' })).rows).toMatchObject([
    { name: '汤裁缝', skills: ['裁衣', '改裤脚'], led: [{ name: '缝补摊' }], resident_id: kept },
  ])
  const third = await home('汤裁缝二')
  const fourth = await home('汤裁缝二')
  await recordTalent(secretary, told(fourth, '织毛衣'))
  const into = { id: third.people[0], otherId: fourth.people[0] }
  expect(kindOf(await carriedOut(mergeResidents, secretary, into))).toBe('done')
  expect((await talentList(secretary, { q: '织毛衣' })).rows).toMatchObject([{ resident_id: third.people[0] }])
})
