import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { visitors } from '@/db/schema/accounts'
import { households, outsideContacts } from '@/db/schema/households'
import { editContact } from '@/server/households/edit-contact'
import { householdFile } from '@/server/households/household-file'
import { revealNumber } from '@/server/residents/reveal-number'
import { revealPage } from '@/server/residents/reveal-page'
import { editVisitor } from '@/server/visits/edit-visitor'
import { recordVisit } from '@/server/visits/record-visit'
import { visitFile } from '@/server/visits/visit-file'
import { visitForm } from '@/server/visits/visit-form'
import { visitRound } from '@/server/visits/visit-round'
import { visitorTeam } from '@/server/visits/visitor-team'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = await givenHousehold(owner, { people: [{ name: '次仁', bornOn: '1944-03-01' }] })
await owner.update(households).set({ language: '藏语、手语' }).where(eq(households.id, home.id))
const zhuoma = { name: '卓玛', kind: 'volunteer', languages: '藏语', phone: '13900001234' }
const idOf = async (name: string) => (await owner.select().from(visitors).where(eq(visitors.name, name)))[0]?.id

test('an interpreter is written down with languages and telephone, by the secretary of the committee [F35]', async () => {
  expect(kindOf(await editVisitor(worker, zhuoma))).toBe('not_permitted')
  expect(kindOf(await editVisitor(secretary, { ...zhuoma, phone: '12' }))).toBe('phone_unsure')
  expect(await idOf('卓玛')).toBeUndefined()
  expect(kindOf(await editVisitor(secretary, zhuoma))).toBe('done')
  expect(kindOf(await editVisitor(stranger, { ...zhuoma, visitorId: await idOf('卓玛') }))).toBe('not_found')
  const team = await visitorTeam(worker, { language: '藏语' })
  expect(team.team).toMatchObject([{ name: '卓玛', languages: ['藏语'], phone: '139****1234' }])
  expect((await visitorTeam(cadre, {})).team[0]).toMatchObject({ phone: null })
  expect((await visitorTeam(stranger, {})).team).toEqual([])
})

test('a family that speaks 藏语 shows the interpreter where a visit is planned, recorded and on its file [F35]', async () => {
  expect((await visitForm(worker, { household: home.id }))?.interpreters).toMatchObject([
    { name: '卓玛', phone: '139****1234' },
  ])
  expect((await householdFile(worker, { id: home.id }))?.interpreters).toEqual(['卓玛'])
  const round = await visitRound(worker, { span: 'week' })
  expect(round.door.find(({ id }) => id === home.id)).toMatchObject({ language: '藏语、手语', interpreters: ['卓玛'] })
})

test('her number is shown for a stated purpose only, and who left the team interprets no more [F35] [K10]', async () => {
  const id = await idOf('卓玛')
  const asked = { subject: 'visitor', id, field: 'phone' }
  expect((await revealPage(worker, asked))?.shown).toBeUndefined()
  expect(kindOf(await revealNumber(stranger, { ...asked, purpose: 'contact', note: '请她来翻译' }))).toBe('not_found')
  const purpose = 'contact'
  expect(kindOf(await revealNumber(worker, { ...asked, purpose, note: '请她明天一起上门' }))).toBe('done')
  expect((await revealPage(worker, asked))?.shown?.value).toBe('13900001234')
  const { phone: _, ...left } = zhuoma
  expect(kindOf(await editVisitor(secretary, { ...left, visitorId: id, end: 'on' }))).toBe('done')
  expect(kindOf(await editVisitor(secretary, { ...left, visitorId: id }))).toBe('already_left')
  expect((await householdFile(worker, { id: home.id }))?.interpreters).toEqual([])
})

test('a call with the daughter is kept on the elder’s file, with who reached her last [F31] [C29]', async () => {
  const daughter = { householdId: home.id, name: '央金', relation: '女儿', phone: '13900005678' }
  const son = { householdId: home.id, name: '多吉', relation: '儿子' }
  for (const contact of [daughter, son]) expect(kindOf(await editContact(worker, contact))).toBe('done')
  const [yangjin] = await owner.select().from(outsideContacts).where(eq(outsideContacts.name, '央金'))
  const call = visitOf(home.id, { ...everyTask, mode: 'phone', contactId: yangjin?.id, note: '下周回来' })
  expect(kindOf(await recordVisit(worker, { ...call, mode: 'door' }))).toBe('outside_is_no_door')
  const elsewhere = await givenHousehold(owner, { people: [{ name: '白晓峰' }] })
  expect(kindOf(await recordVisit(worker, { ...call, householdId: elsewhere.id }))).toBe('contact_unknown')
  expect(await owner.execute(sql`select from visits`)).toHaveLength(0)
  expect(kindOf(await recordVisit(worker, call))).toBe('done')

  const file = await householdFile(worker, { id: home.id })
  expect(file?.contacts).toMatchObject([
    { name: '央金', lastReachedOn: '2026-11-20', reached: { on: '2026-11-20', mode: 'phone', by: '赵晓梅' } },
    { name: '多吉', lastReachedOn: null, reached: null },
  ])
  expect(file?.timelineCounts.visit).toBe(1)
  expect((await visitFile(worker, { visitId: call.id }))?.outside).toBe('女儿 央金')
})

test('a call nobody answered reaches nobody, and an earlier one told later changes no date [F31]', async () => {
  const [son] = await owner.select().from(outsideContacts).where(eq(outsideContacts.name, '多吉'))
  const missed = visitOf(home.id, { mode: 'phone', outcome: 'not_home', contactId: son?.id })
  expect(kindOf(await recordVisit(worker, missed))).toBe('done')
  const [yangjin] = await owner.select().from(outsideContacts).where(eq(outsideContacts.name, '央金'))
  const earlier = visitOf(home.id, { mode: 'online', contactId: yangjin?.id, on: '2026-11-03', time: '10:00' })
  expect(kindOf(await recordVisit(worker, earlier))).toBe('done')
  const file = await householdFile(worker, { id: home.id })
  expect(file?.contacts.map(({ lastReachedOn }) => lastReachedOn)).toEqual(['2026-11-20', null])
  await editContact(worker, { householdId: home.id, contactId: son?.id, name: '多吉', relation: '儿子', end: 'on' })
  const over = visitOf(home.id, { mode: 'phone', contactId: son?.id })
  expect(kindOf(await recordVisit(worker, over))).toBe('contact_unknown')
})
