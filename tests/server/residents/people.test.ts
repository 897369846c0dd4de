import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { householdActs } from '@/db/schema/acts'
import { householdStats, households } from '@/db/schema/households'
import { residents, searchKeys } from '@/db/schema/residents'
import { identityCheck } from '@/domain/residents/identity-number'
import { faultList } from '@/server/households/household-faults'
import { householdFile } from '@/server/households/household-file'
import { undoAct } from '@/server/households/undo-act'
import { addResident } from '@/server/residents/add-resident'
import { editResident } from '@/server/residents/edit-resident'
import { moveIn } from '@/server/residents/move-in'
import { moveOut } from '@/server/residents/move-out'
import { recordDeath } from '@/server/residents/record-death'
import { residentFile } from '@/server/residents/resident-file'
import { carriedOut } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastCommittee, { name: '赵晓梅' })
const context = contextOf(db, worker)

const numbered = (digits: string) => digits + identityCheck(digits)
const person = { name: '马小雨', fromOn: '2026-11-01', relation: '41', arrival: 'moved_in' as const }
const entries = async (act: string) => {
  const [row] = await owner.execute<{ n: number }>(sql`select count(*)::int as n from audit_entries where act = ${act}`)
  return row?.n ?? 0
}
const stats = async (id: string) => {
  const [row] = await owner.select().from(householdStats).where(eq(householdStats.householdId, id))
  return row
}

test('an ID number fills sex and birth, is kept sealed, and is found by its last four digits [F18]', async () => {
  const { id } = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
  const done = await addResident(context, { ...person, householdId: id, idNumber: numbered('29010119900307001') })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  const [row] = await owner.select().from(residents).where(eq(residents.id, done.value.id))
  expect(row).toMatchObject({ sex: '1', bornOn: '1990-03-07', idType: '111', idMasked: '290***************' })
  expect(row?.idCipher).not.toContain('290101')
  const keys = await owner.select().from(searchKeys).where(eq(searchKeys.subjectId, done.value.id))
  expect(keys.some(({ key }) => key === 'mxy')).toBe(true)
  expect(keys.filter(({ kind }) => kind === 'digits').every(({ key }) => /^#[\w-]{27}$/.test(key))).toBe(true)
  expect((await stats(id))?.members).toBe(2)
})

test('somebody whose ID number is on file in the committee is shown, not entered twice [K30]', async () => {
  const first = await givenHousehold(owner, { people: [{ name: '冶生财', idNumber: numbered('29010119800202003') }] })
  const second = await givenHousehold(owner)
  const before = await entries('resident.create')
  const twice = await addResident(context, {
    ...person,
    householdId: second.id,
    idNumber: numbered('29010119800202003'),
  })
  expect(twice).toMatchObject({ ok: false, refusal: { kind: 'duplicate', name: '冶生财' } })
  expect(await entries('resident.create')).toBe(before)
  expect((await stats(second.id))?.members).toBe(0)
  expect(first.id).not.toBe(second.id)
})

test('wrong digits, a disagreeing birth, a child without guardian or with a phone are refused [K10] [K11]', async () => {
  const { id } = await givenHousehold(owner)
  const add = async (more: Record<string, string>) => {
    const outcome = await addResident(context, { ...person, householdId: id, ...more })
    return outcome.ok ? 'done' : outcome.refusal.kind
  }
  expect(await add({ idNumber: `29010119900307001${identityCheck('29010119900307001') === '1' ? '2' : '1'}` })).toBe(
    'identity',
  )
  expect(await add({ idNumber: numbered('29010119900307001'), bornOn: '1991-01-01' })).toBe('identity_disagrees')
  expect(await add({ bornOn: '2020-01-01' })).toBe('minor_needs_guardian')
  expect(await add({ bornOn: '2020-01-01', guardianName: '马文祥', phone: '13800001111' })).toBe('minor_has_no_phone')
  expect(await add({ bornOn: '2027-01-01' })).toBe('in_future')
  expect(await add({ bornOn: '1990-01-01', fromOn: '1989-12-31' })).toBe('before_birth')
  expect(await add({ phone: '12' })).toBe('phone_unsure')
  expect(await add({ name: '' })).toBe('invalid_input')
  expect(await add({ bornOn: '2020-01-01', guardianName: '马文祥' })).toBe('done')
})

test('who may not edit is refused and another committee finds nothing', async () => {
  const { id } = await givenHousehold(owner)
  const cadre = await givenActor(owner, 'street_cadre', street)
  const other = await givenActor(owner, 'secretary', westCommittee)
  const asked = { ...person, householdId: id }
  expect(await addResident(contextOf(db, cadre), asked)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await addResident(contextOf(db, other), asked)).toMatchObject({ refusal: { kind: 'not_found' } })
})

test('moving in ends where somebody lived before, so nobody lives twice', async () => {
  const from = await givenHousehold(owner, { people: [{ name: '宋志强' }, { name: '宋雨' }] })
  const to = await givenHousehold(owner, { people: [{ name: '田慧' }] })
  const [, rain = ''] = from.people
  const move = {
    householdId: to.id,
    residentId: rain,
    relation: '28' as const,
    fromOn: '2026-11-10',
    arrival: 'married' as const,
  }
  expect((await carriedOut(moveIn, context, move)).ok).toBe(true)
  expect((await stats(from.id))?.members).toBe(1)
  expect((await stats(to.id))?.members).toBe(2)
  expect(await carriedOut(moveIn, context, move)).toMatchObject({ refusal: { kind: 'already_here' } })
})

test('when the last companion moves out, 独居 stands in the file the same second [F20] [F32]', async () => {
  const home = await givenHousehold(owner, {
    people: [
      { name: '韩玉珍', bornOn: '1940-02-02' },
      { name: '韩小军', bornOn: '1970-02-02' },
    ],
  })
  const [, son = ''] = home.people
  const file = async () => (await householdFile(context, { id: home.id }))?.reasons.tags.map(({ code }) => code)
  expect(await file()).not.toContain('living_alone')
  const left = { householdId: home.id, residentId: son, toOn: '2026-11-20', departure: 'moved_out' as const }
  expect((await carriedOut(moveOut, context, left)).ok).toBe(true)
  expect(await file()).toContain('living_alone')
  expect(await carriedOut(moveOut, context, left)).toMatchObject({ refusal: { kind: 'not_living_here' } })
})

test('a death takes the head out at once and can be taken back for a week like any other change [F32] [C25]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '祁占林', bornOn: '1950-01-01' }, { name: '祁梅' }] })
  const [head = ''] = home.people
  const died = { residentId: head, diedOn: '2026-11-19' }
  expect((await carriedOut(recordDeath, context, died)).ok).toBe(true)
  expect((await stats(home.id))?.members).toBe(1)
  const [gone] = await owner.select().from(households).where(eq(households.id, home.id))
  expect(gone?.headId).toBeNull()
  expect(await carriedOut(recordDeath, context, died)).toMatchObject({ refusal: { kind: 'already_dead' } })

  const [act] = await owner.select().from(householdActs).where(eq(householdActs.householdId, home.id))
  expect(act).toMatchObject({ kind: 'death', people: [head] })
  expect((await residentFile(context, { id: head }))?.undoAt).toBe(home.id)
  const late = contextOf(db, worker, new Date('2026-11-28T09:00:00+08:00'))
  expect(await carriedOut(undoAct, late, { actId: act?.id })).toMatchObject({ refusal: { kind: 'too_late' } })
  expect((await residentFile(late, { id: head }))?.undoAt).toBeNull()
  expect((await carriedOut(undoAct, context, { actId: act?.id })).ok).toBe(true)
  expect((await stats(home.id))?.members).toBe(2)
  const [back] = await owner.select().from(households).where(eq(households.id, home.id))
  expect(back?.headId).toBe(head)
})

test('editing a person changes only what was typed; a new phone is sealed and found anew [R1]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '郭海燕', phone: '13811112222' }] })
  const [id = ''] = home.people
  const was = { 'was.name': '郭海燕', 'was.work': null, 'was.phone': '138****2222' }
  const done = await editResident(context, { id, name: '郭海燕', work: '教师', phone: '13833334444', ...was })
  expect(done.ok).toBe(true)
  const [row] = await owner.select().from(residents).where(eq(residents.id, id))
  expect(row).toMatchObject({ work: '教师', phoneMasked: '138****4444' })
  const late = await editResident(context, { id, name: '郭海燕', work: null, phone: '13855556666', ...was })
  expect(late).toMatchObject({
    ok: false,
    refusal: { kind: 'conflict', conflicts: [{ field: 'phone', theirs: '138****4444' }] },
  })
})

test('a number whose last digit is wrong is kept with the reason only, listed to be checked, and set right later [K1]', async () => {
  const { id } = await givenHousehold(owner, { people: [{ name: '冶得全' }] })
  const right = numbered('29010119700104003')
  const wrong = `${right.slice(0, 17)}${right[17] === '1' ? '2' : '1'}`
  const person = { householdId: id, relation: '99', fromOn: '2026-01-01', arrival: 'moved_in', name: '冶得宝' }
  expect(await addResident(context, { ...person, idNumber: wrong })).toMatchObject({
    refusal: { kind: 'identity', because: 'check' },
  })
  const done = await addResident(context, { ...person, idNumber: wrong, idReason: '证件上就是这样' })
  if (!done.ok) throw new Error(done.refusal.kind)
  const { id: residentId } = done.value
  const [row] = await owner.execute(
    sql`select id_type, id_override, sex, born_on from residents where id = ${residentId}`,
  )
  expect(row).toEqual({ id_type: '111', id_override: '证件上就是这样', sex: '1', born_on: '1970-01-04' })
  expect(await residentFile(context, { id: residentId })).toMatchObject({ forced: '证件上就是这样' })
  const [entry] = await owner.execute(
    sql`select detail ->> 'idReason' as reason from audit_entries where act = 'resident.create' and subject_id = ${residentId}`,
  )
  expect(entry).toEqual({ reason: '证件上就是这样' })
  const listed = async () =>
    (await faultList(context, {})).kinds.some(
      ({ fault, lines }) => fault === 'id_forced' && lines.some(({ href }) => href === `/households/${id}`),
    )
  expect(await listed()).toBe(true)

  // other facts are changed without a word about the number; a right one ends the doubt
  const edited = (fields: object, was: object) =>
    editResident(context, { id: residentId, name: '冶得宝', ...fields, ...was })
  const asFound = { 'was.name': '冶得宝', 'was.sex': '1', 'was.bornOn': '1970-01-04' }
  expect(await edited({ sex: '1', bornOn: '1970-01-05' }, asFound)).toMatchObject({ ok: true })
  expect(await listed()).toBe(true)
  const corrected = { sex: '1', bornOn: '1970-01-04', idNumber: right }
  expect(await edited(corrected, { ...asFound, 'was.bornOn': '1970-01-05' })).toMatchObject({ ok: true })
  expect(await listed()).toBe(false)
})
