import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { accounts, visitors } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { buildings, dwellings } from '@/db/schema/dwellings'
import { households, residencies } from '@/db/schema/households'
import { followUps, issues, whistles } from '@/db/schema/issues'
import { residents, tags } from '@/db/schema/residents'
import { visits } from '@/db/schema/visits'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'

/** 安河区 › 望河街道 › 东兴社区 with two grids, and the committee next door. */
export const place = {
  district: 290_101_000_000_000,
  street: 290_101_001_000_000,
  committee: 290_101_001_001_000,
  grid: 290_101_001_001_001,
  otherGrid: 290_101_001_001_002,
  nextDoor: 290_101_001_002_000,
  nextDoorGrid: 290_101_001_002_001,
}

/** The moment of the stories: 20 November 2026, 08:00 in Shanghai. */
export const now = new Date('2026-11-20T00:00:00Z')

/** Somebody in a role, without a row. */
export function anActor(role: Role, areaCode = place.committee, more: Partial<Actor> = {}): Actor {
  return {
    accountId: newId(),
    sessionId: newId(),
    name: '王敏',
    title: '书记',
    role,
    areaCode,
    unitCode: null,
    buildingId: null,
    ...more,
  }
}

export async function givenAreas(owner: Database): Promise<void> {
  await owner.insert(areas).values([
    { code: place.district, level: 'district', name: '安河区', validFrom: '2020-01-01' },
    { code: place.street, level: 'street', name: '望河街道', validFrom: '2020-01-01' },
    { code: place.committee, level: 'committee', name: '东兴社区', validFrom: '2020-01-01', sort: 1 },
    { code: place.grid, level: 'grid', name: '第一网格', headName: '赵强', validFrom: '2020-01-01', sort: 1 },
    { code: place.otherGrid, level: 'grid', name: '第二网格', validFrom: '2020-01-01', sort: 2 },
    { code: place.nextDoor, level: 'committee', name: '北园社区', validFrom: '2020-01-01', sort: 2 },
    { code: place.nextDoorGrid, level: 'grid', name: '第一网格', headName: '刘洋', validFrom: '2020-01-01', sort: 1 },
  ])
}

/** An account whose row exists, for what is written in its name. */
export async function givenActor(owner: Database, role: Role, areaCode = place.committee): Promise<Actor> {
  const actor = anActor(role, areaCode)
  await owner.insert(accounts).values({
    id: actor.accountId,
    areaCode,
    username: `${role}-${actor.accountId.slice(-8)}`,
    name: actor.name,
    title: actor.title,
    role,
    passwordHash: 'x',
    passwordChangedOn: '2026-01-01',
  })
  return actor
}

let serial = 0

export async function givenHousehold(
  owner: Database,
  given: Partial<typeof households.$inferInsert> & { state?: string; use?: string } = {},
): Promise<string> {
  serial += 1
  const { state = 'ZZ', use = '01', ...rest } = given
  const areaCode = rest.areaCode ?? place.grid
  const [buildingId, dwellingId, id] = [newId(), newId(), newId()]
  const number = String(serial).padStart(4, '0')
  await owner
    .insert(buildings)
    .values({ id: buildingId, areaCode, estate: '一纺小区', name: `${number}号楼`, units: 1, floors: 6 })
  await owner.insert(dwellings).values({
    id: dwellingId,
    areaCode,
    buildingId,
    room: '101',
    address: `一纺小区${number}号楼101`,
    sortKey: number,
    use,
    state,
  })
  await owner.insert(households).values({
    id,
    dwellingId,
    number: `01-${number}`,
    sortKey: number,
    address: `一纺小区${number}号楼101`,
    fromOn: '2025-01-01',
    ...rest,
    areaCode,
  })
  return id
}

export async function givenResident(
  owner: Database,
  householdId: string,
  given: Partial<typeof residents.$inferInsert> & { from?: string; to?: string; departure?: 'moved_out' | 'died' } = {},
): Promise<string> {
  const { from = '2025-01-01', to, departure, ...rest } = given
  const id = newId()
  const areaCode = rest.areaCode ?? place.grid
  await owner.insert(residents).values({
    id,
    name: '李秀英',
    pinyin: `lixiuying${id.slice(-6)}`,
    initials: 'lxy',
    registration: 'RH',
    ...rest,
    areaCode,
  })
  await owner.insert(residencies).values({
    id: newId(),
    areaCode,
    residentId: id,
    householdId,
    relation: '02',
    fromOn: from,
    arrival: 'registered',
    ...(to ? { toOn: to, departure: departure ?? 'moved_out' } : {}),
  })
  return id
}

export async function givenTag(
  owner: Database,
  given: Partial<typeof tags.$inferInsert> & { code: string; householdId: string },
): Promise<string> {
  const id = newId()
  await owner.insert(tags).values({ id, areaCode: place.grid, fromOn: '2025-01-01', ...given })
  return id
}

export async function givenVisit(
  owner: Database,
  given: Partial<typeof visits.$inferInsert> & { householdId: string; at: Date },
): Promise<string> {
  const id = newId()
  await owner
    .insert(visits)
    .values({ id, areaCode: place.grid, mode: 'door', outcome: 'met', leadId: newId(), recordedBy: newId(), ...given })
  return id
}

export async function givenVisitor(
  owner: Database,
  given: Partial<typeof visitors.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  await owner
    .insert(visitors)
    .values({ id, areaCode: place.committee, name: '赵强', kind: 'grid_worker', since: '2020-01-01', ...given })
  return id
}

export async function givenIssue(
  owner: Database,
  given: Partial<typeof issues.$inferInsert> & { registeredAt: Date },
): Promise<string> {
  serial += 1
  const id = newId()
  const settled = given.settledAt ? { state: 'replied' as const, reply: '已修好' } : { state: 'handling' as const }
  await owner.insert(issues).values({
    id,
    areaCode: place.committee,
    number: `2026-${String(serial).padStart(4, '0')}`,
    place: '一纺小区3号楼',
    source: 'visit',
    kind: 'help',
    category: 'facilities',
    subcategory: 'facilities_pipe',
    title: '下水返水',
    grade: 'normal',
    firstTakerId: newId(),
    ...settled,
    ...given,
  })
  return id
}

export async function givenWhistle(
  owner: Database,
  given: Partial<typeof whistles.$inferInsert> & { issueId: string; calledAt: Date; dueAt: Date },
) {
  const id = newId()
  await owner.insert(whistles).values({ id, areaCode: place.committee, unitCode: 'drainage', ...given })
  return id
}

export async function givenFollowUp(
  owner: Database,
  given: Partial<typeof followUps.$inferInsert> & { issueId: string; at: Date },
) {
  const id = newId()
  await owner.insert(followUps).values({
    id,
    areaCode: place.committee,
    on: '2026-10-20',
    by: newId(),
    mode: 'phone',
    rating: 'satisfied',
    ...given,
  })
  return id
}
