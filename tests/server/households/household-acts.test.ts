import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { carePlans, outsideContacts } from '@/db/schema/households'
import { tags } from '@/db/schema/residents'
import { editDwelling } from '@/server/dwellings/edit-dwelling'
import { changeHead } from '@/server/households/change-head'
import { closeHousehold } from '@/server/households/close-household'
import { confirmFacts } from '@/server/households/confirm-facts'
import { createHousehold } from '@/server/households/create-household'
import { editCarePlan } from '@/server/households/edit-care-plan'
import { editContact } from '@/server/households/edit-contact'
import { householdFile } from '@/server/households/household-file'
import { householdList } from '@/server/households/household-list'
import { addTag } from '@/server/tags/add-tag'
import { endTag } from '@/server/tags/end-tag'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenBuilding,
  givenHousehold,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)

test('a file is opened with its head and the next number; the same room is not opened twice [F18] [F21]', async () => {
  const buildingId = await givenBuilding(owner, eastGrid, '8号楼')
  const asked = { buildingId, unit: '2', room: '0602室', fromOn: '2026-11-01', name: '关小兵', bornOn: '1980-01-01' }
  const done = await createHousehold(context, asked)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  const file = await householdFile(context, { id: done.value.id })
  expect(file).toMatchObject({ address: '一纺小区 8号楼 2单元 602', headName: '关小兵', number: '02-0001' })
  expect(kindOf(await createHousehold(context, asked))).toBe('dwelling_has_household')
  expect(kindOf(await createHousehold(stranger, asked))).toBe('not_found')
  expect((await householdList(context, { q: '8-2-602' })).counts.households).toBe(1)
})

test('a household closes only when nothing is owed; its room stands empty', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '白晓峰' }] })
  const close = { id: home.id, toOn: '2026-11-20', reason: 'moved_out', vacant: 'on' }
  expect(kindOf(await closeHousehold(stranger, close))).toBe('not_found')
  expect(kindOf(await closeHousehold(context, close))).toBe('done')
  expect((await householdFile(context, { id: home.id }))?.dwelling.state).toBe('KZ')
  expect(kindOf(await closeHousehold(context, close))).toBe('closed')
})

test('another member becomes head, the former gets a relation', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '尹成礼' }, { name: '吴芳', relation: '12' }] })
  const [, wife = ''] = home.people
  const change = { id: home.id, residentId: wife, formerRelation: '11' }
  expect(kindOf(await changeHead(context, change))).toBe('done')
  const file = await householdFile(context, { id: home.id })
  expect(file?.members.map(({ name, relation }) => [name, relation])).toEqual([
    ['吴芳', '户主'],
    ['尹成礼', '丈夫'],
  ])
  expect(kindOf(await changeHead(context, { ...change, residentId: home.id }))).toBe('not_a_member')
})

test('a tag carries evidence and a review day, proposes C, and is ended rather than removed [F20] [F25]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '严凤琴' }] })
  const add = { householdId: home.id, code: 'lost_only_child', fromOn: '2026-01-01', evidence: '特扶证 0012' }
  expect(kindOf(await addTag(context, { ...add, evidence: null }))).toBe('benefit_needs_evidence')
  expect(kindOf(await addTag(context, { ...add, code: 'living_alone' }))).toBe('rule_tag')
  expect(kindOf(await addTag(context, { ...add, code: 'disability' }))).toBe('tag_needs_person')
  expect(kindOf(await addTag(stranger, add))).toBe('not_found')
  expect(kindOf(await addTag(context, add))).toBe('done')
  const [tag] = await owner.select().from(tags).where(eq(tags.householdId, home.id))
  expect(tag).toMatchObject({ reviewOn: '2027-01-01', addedBy: secretary.accountId })
  expect((await householdFile(context, { id: home.id }))?.reasons.proposal).toMatchObject({ contactClass: 'C' })
  const end = { id: tag?.id, toOn: '2026-11-20', reason: '登记有误' }
  expect(kindOf(await endTag(context, end))).toBe('done')
  expect(kindOf(await endTag(context, end))).toBe('already_ended')
  const then = await householdFile(context, { id: home.id, on: '2026-06-01' })
  expect(then?.reasons.tags.map(({ code }) => code)).toContain('lost_only_child')
})

test('outside contacts and measures are kept, done and ended [F31] [F33]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '陶桂芳' }] })
  const contact = { householdId: home.id, name: '陶建玲', relation: '女儿', phone: '13600000925', place: '本市' }
  expect(kindOf(await editContact(context, { ...contact, phone: '12' }))).toBe('phone_unsure')
  expect(kindOf(await editContact(context, contact))).toBe('done')
  const [row] = await owner.select().from(outsideContacts).where(eq(outsideContacts.householdId, home.id))
  expect(row).toMatchObject({ phoneMasked: '136****0925' })
  expect(kindOf(await editContact(context, { ...contact, contactId: row?.id, phone: null, end: 'on' }))).toBe('done')
  expect((await householdFile(context, { id: home.id }))?.contacts).toEqual([])

  const measure = { householdId: home.id, measure: '上门探望', everyDays: '30', owner: '赵晓梅' }
  expect(kindOf(await editCarePlan(context, measure))).toBe('done')
  const [plan] = await owner.select().from(carePlans).where(eq(carePlans.householdId, home.id))
  expect(plan).toMatchObject({ nextOn: '2026-12-20', lastOn: null })
  await editCarePlan(context, { ...measure, planId: plan?.id, doneOn: '2026-11-18', outcome: '按期' })
  expect((await householdFile(context, { id: home.id }))?.plans).toMatchObject([
    { lastOn: '2026-11-18', nextOn: '2026-12-18' },
  ])
})

test('what was confirmed today is not asked again [F17]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '胡文清' }] })
  expect(kindOf(await confirmFacts(context, { id: home.id, groups: [] }))).toBe('invalid_input')
  expect(kindOf(await confirmFacts(context, { id: home.id, groups: ['phone', 'members'] }))).toBe('done')
  const file = await householdFile(context, { id: home.id })
  expect(file?.freshness.filter(({ stale }) => !stale).map(({ group }) => group)).toEqual(['members', 'phone'])
})

test('the use of a dwelling changes field by field [F26] [F28]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '毛玉莲' }] })
  const edit = {
    householdId: home.id,
    use: '06',
    state: 'CZ',
    areaSqm: '56.5',
    'was.use': '01',
    'was.state': 'ZZ',
    'was.areaSqm': null,
  }
  expect(kindOf(await editDwelling(context, edit))).toBe('done')
  expect((await householdFile(context, { id: home.id }))?.dwelling).toMatchObject({
    use: '06',
    state: 'CZ',
    areaSqm: 56.5,
  })
  expect(kindOf(await editDwelling(context, { ...edit, state: 'KZ' }))).toBe('conflict')
})
