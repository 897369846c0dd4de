import type { Database } from '@/db/client'
import {
  givenFollowUp,
  givenHousehold,
  givenIssue,
  givenResident,
  givenTag,
  givenVisit,
  givenVisitor,
  givenWhistle,
  place,
} from '@/tests/support/figures'

const on = (text: string) => new Date(`${text}+08:00`)

/** September and October 2026 in a small committee: something of everything a report speaks of. */
export async function givenAutumn(owner: Database) {
  const old = await givenHousehold(owner, { contactClass: 'C' })
  const rented = await givenHousehold(owner, { state: 'CZ', contactClass: 'B', areaCode: place.otherGrid })
  const shy = await givenHousehold(owner, { contactClass: 'A', contactChannel: 'phone', contactHours: '晚上' })
  const empty = await givenHousehold(owner, { state: 'KZ' })
  const shop = await givenHousehold(owner, { state: 'SY', kind: 'business' })
  const gone = await givenHousehold(owner, { toOn: '2026-10-08', endReason: 'moved_out' })
  const fresh = await givenHousehold(owner, { fromOn: '2026-09-15', areaCode: place.otherGrid })
  await givenHousehold(owner, { areaCode: place.nextDoorGrid })

  const elder = await givenResident(owner, old, { name: '李秀英', bornOn: '1936-10-31', hukou: '1', political: '01' })
  const renter = await givenResident(owner, rented, {
    name: '阿卜杜拉·买买提',
    bornOn: '1990-02-03',
    registration: 'R0',
    hukou: '3',
    areaCode: place.otherGrid,
  })
  await givenResident(owner, rented, {
    name: '张晓琳',
    bornOn: '2024-05-01',
    registration: 'R0',
    hukou: '3',
    areaCode: place.otherGrid,
    from: '2026-10-02',
  })
  await givenResident(owner, shy, { name: '王建国', registration: '0H', hukou: '1', bornOn: '1970-01-01' })
  await givenResident(owner, shy, { name: '王芳', registration: 'WZ' })
  await givenResident(owner, gone, { name: '孙立', bornOn: '1980-03-03', to: '2026-10-08' })
  await givenResident(owner, fresh, {
    name: '周小满',
    bornOn: '2018-09-09',
    from: '2026-09-15',
    areaCode: place.otherGrid,
  })
  await givenResident(owner, old, { name: '李大山', bornOn: '1934-01-01', diedOn: '2026-09-20' })

  const homes = { old, rented, shy, empty, shop, gone, fresh, elder, renter }
  await givenTags(owner, homes)
  return { ...homes, ...(await givenVisits(owner, homes)), ...(await givenIssues(owner, homes)) }
}

type Homes = { old: string; rented: string; shy: string; fresh: string; elder: string; renter: string }

async function givenTags(owner: Database, { old, rented, shy, elder, renter }: Homes) {
  await givenTag(owner, { code: 'key_person', householdId: old, residentId: elder })
  await givenTag(owner, {
    code: 'key_person',
    householdId: rented,
    residentId: renter,
    fromOn: '2026-09-09',
    areaCode: place.otherGrid,
  })
  await givenTag(owner, { code: 'key_person', householdId: shy, toOn: '2026-10-10' })
  await givenTag(owner, { code: 'hardship_family', householdId: old })
  await givenTag(owner, {
    code: 'minimum_living',
    householdId: rented,
    fromOn: '2026-10-01',
    areaCode: place.otherGrid,
  })
  await givenTag(owner, { code: 'temporary_relief', householdId: old, residentId: elder, fromOn: '2026-10-05' })
  await givenTag(owner, {
    code: 'temporary_relief',
    householdId: rented,
    fromOn: '2026-10-06',
    areaCode: place.otherGrid,
  })
}

async function givenVisits(owner: Database, { old, rented, shy, fresh }: Homes) {
  const mentor = await givenVisitor(owner)
  const pupil = await givenVisitor(owner, { since: '2026-08-01', name: '小周', kind: 'volunteer' })
  await givenVisit(owner, { householdId: old, at: on('2026-09-10T10:00:00'), leadId: mentor, partnerIds: [pupil] })
  await givenVisit(owner, { householdId: old, at: on('2026-10-20T10:00:00'), mode: 'phone' })
  await givenVisit(owner, { householdId: shy, at: on('2026-10-02T19:00:00'), mode: 'phone' })
  await givenVisit(owner, {
    householdId: rented,
    at: on('2026-10-03T19:00:00'),
    outcome: 'not_home',
    cardNumber: 'K-0001',
    areaCode: place.otherGrid,
  })
  await givenVisit(owner, {
    householdId: fresh,
    at: on('2026-09-16T19:00:00'),
    first: true,
    areaCode: place.otherGrid,
    tasks: { identity: true, service: true, situation: true, publicity: true, needs: true, talents: '没有空' },
  })
  return { mentor, pupil }
}

async function givenIssues(owner: Database, { old }: Homes) {
  const carried = await givenIssue(owner, {
    registeredAt: on('2026-08-20T09:00:00'),
    dueAt: on('2026-08-28T00:00:00'),
    settledAt: on('2026-09-02T09:00:00'),
    route: 'whistle',
  })
  const solved = await givenIssue(owner, {
    registeredAt: on('2026-09-05T09:00:00'),
    dueAt: on('2026-09-12T00:00:00'),
    settledAt: on('2026-09-08T09:00:00'),
  })
  const repeated = await givenIssue(owner, {
    registeredAt: on('2026-10-05T09:00:00'),
    dueAt: on('2026-10-13T00:00:00'),
    grade: 'urgent',
  })
  await givenIssue(owner, {
    registeredAt: on('2026-10-28T09:00:00'),
    dueAt: on('2026-11-05T00:00:00'),
    category: 'environment',
    subcategory: 'environment_litter',
    place: '河道边',
    source: 'hotline_12345',
    kind: 'complaint',
  })
  await givenIssue(owner, { registeredAt: on('2025-10-02T09:00:00'), settledAt: on('2025-10-06T09:00:00') })
  await givenIssue(owner, { registeredAt: on('2026-07-02T09:00:00'), settledAt: on('2026-07-06T09:00:00') })
  await givenWhistle(owner, {
    issueId: carried,
    calledAt: on('2026-09-01T09:00:00'),
    dueAt: on('2026-09-01T12:00:00'),
    arrivedAt: on('2026-09-01T11:00:00'),
  })
  await givenFollowUp(owner, { issueId: carried, at: on('2026-09-12T09:00:00'), householdId: old })
  await givenFollowUp(owner, { issueId: solved, at: on('2026-09-13T09:00:00'), rating: 'dissatisfied', cause: 'slow' })
  return { carried, solved, repeated }
}
