import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { pinyinOf } from '@/db/pinyin'
import { accounts } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { buildings, dwellings } from '@/db/schema/dwellings'
import { households, residencies } from '@/db/schema/households'
import { residents, searchKeys } from '@/db/schema/residents'
import { householdKeys, residentKeys } from '@/db/search-keys'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { dwellingSortKey, floorOfRoom } from '@/domain/dwellings/sort-key'
import type { Context } from '@/server/context'
import { blindIndex, encrypt } from '@/server/protection/field-cipher'

/** Two committees of one street, and the second grid of the first. */
export const eastGrid = 290_101_001_001_002
export const eastCommittee = 290_101_001_001_000
export const westGrid = 290_101_001_002_001
export const westCommittee = 290_101_001_002_000
export const street = 290_101_001_000_000

export const noon = new Date('2026-11-20T12:00:00+08:00')

/** Somebody of a role; the account row exists too, so that names stand beside what they did. */
export async function givenActor(
  db: Database,
  role: Role,
  areaCode: number,
  more: Partial<Actor> = {},
): Promise<Actor> {
  const accountId = newId()
  const name = more.name ?? '周敏华'
  await db.insert(accounts).values({
    id: accountId,
    areaCode,
    username: accountId,
    name,
    title: '书记',
    role,
    buildingId: more.buildingId ?? null,
    passwordHash: 'none',
    passwordChangedOn: '2026-01-01',
  })
  return {
    accountId,
    sessionId: newId(),
    name,
    title: '书记',
    role,
    areaCode,
    unitCode: null,
    buildingId: null,
    ...more,
  }
}

export function contextOf(db: Database, actor: Actor, now: Date = noon): Context {
  return { db, actor, now, requestId: newId() }
}

/** The areas of the two committees. */
export async function givenAreas(db: Database): Promise<void> {
  const rows = [
    [290_101_000_000_000, 'district', '安河区'],
    [street, 'street', '望河街道'],
    [eastCommittee, 'committee', '东兴社区'],
    [eastGrid, 'grid', '第二网格'],
    [westCommittee, 'committee', '西桥社区'],
    [westGrid, 'grid', '第一网格'],
  ] as const
  await db
    .insert(areas)
    .values(rows.map(([code, level, name]) => ({ code, level, name, validFrom: '2020-01-01', headName: '赵晓梅' })))
    .onConflictDoNothing()
}

type Person = {
  name: string
  bornOn?: string | null
  relation?: string
  fromOn?: string
  registration?: string
  idNumber?: string
  phone?: string
  political?: string
}
export type GivenHousehold = { id: string; dwellingId: string; buildingId: string; people: string[]; number: string }

let serial = 0

/** A household in a room of 一纺小区 with the people named; the first is its head. */
export async function givenHousehold(
  db: Database,
  given: {
    areaCode?: number
    building?: string
    unit?: string | null
    room?: string
    people?: Person[]
    fromOn?: string
    use?: string
    state?: string
  } = {},
): Promise<GivenHousehold> {
  const { areaCode = eastGrid, building = '3号楼', unit = '2', people = [], fromOn = '1998-03-01' } = given
  serial += 1
  const room = given.room ?? String(100 * (1 + Math.floor(serial / 9)) + (serial % 9) + 1)
  const buildingId = await givenBuilding(db, areaCode, building)
  const place = { estate: '一纺小区', building, unit, room }
  const address = `一纺小区 ${building}${unit ? ` ${unit}单元` : ''} ${room}`
  const sortKey = dwellingSortKey(place)
  const [dwellingId, id] = [newId(), newId()]
  const { use = '01', state = 'ZZ' } = given
  await db.insert(dwellings).values({
    id: dwellingId,
    areaCode,
    buildingId,
    unit,
    floor: floorOfRoom(room),
    room,
    address,
    sortKey,
    use,
    state,
  })
  const number = `02-${String(5000 + serial * 20)}`
  await db.insert(households).values({ id, areaCode, dwellingId, number, sortKey, address, fromOn })
  await db.insert(searchKeys).values(householdKeys({ id, areaCode, number, ...place }))
  const ids: string[] = []
  for (const person of people) ids.push(await givenResident(db, areaCode, id, person, ids.length === 0, fromOn))
  if (ids[0]) await db.execute(sql`update households set head_id = ${ids[0]} where id = ${id}`)
  return { id, dwellingId, buildingId, people: ids, number }
}

export async function givenBuilding(db: Database, areaCode: number, name: string): Promise<string> {
  const [known] = await db.execute<{ id: string }>(
    sql`select id from buildings where area_code = ${areaCode} and name = ${name}`,
  )
  if (known) return known.id
  const id = newId()
  await db.insert(buildings).values({ id, areaCode, estate: '一纺小区', name, units: 3, floors: 6 })
  return id
}

/** A person living in a household. */
export async function givenResident(
  db: Database,
  areaCode: number,
  householdId: string,
  person: Person,
  head = false,
  fromOn = '1998-03-01',
): Promise<string> {
  const id = newId()
  const { name, bornOn = '1990-01-01', registration = 'RH', idNumber, phone, political } = person
  await db.insert(residents).values({
    id,
    areaCode,
    name,
    ...pinyinOf(name),
    bornOn,
    registration,
    political: political ?? null,
    ...(idNumber
      ? {
          idType: '111',
          idCipher: encrypt(idNumber, id, 'id_number'),
          idIndex: blindIndex(idNumber, 'id_number'),
          idMasked: `${idNumber.slice(0, 3)}***************`,
        }
      : {}),
    ...(phone
      ? {
          phoneCipher: encrypt(phone, id, 'phone'),
          phoneIndex: blindIndex(phone, 'phone'),
          phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
        }
      : {}),
  })
  await db.insert(residencies).values({
    id: newId(),
    areaCode,
    residentId: id,
    householdId,
    relation: person.relation ?? (head ? '02' : '20'),
    fromOn: person.fromOn ?? fromOn,
    arrival: 'registered',
  })
  const digitKey = (field: string, digits: string) => `#${blindIndex(digits, field)}`
  await db
    .insert(searchKeys)
    .values(residentKeys({ id, areaCode, name, idNumber: idNumber ?? null, phone: phone ?? null }, digitKey))
  return id
}

/** A tag a person holds. */
export async function givenTag(db: Database, residentId: string, code: string, fromOn = '2026-01-01'): Promise<void> {
  await db.execute(sql`insert into tags (id, area_code, household_id, resident_id, code, evidence, from_on)
    select ${newId()}, area_code, household_id, resident_id, ${code}, '证明', ${fromOn} from residencies
    where resident_id = ${residentId} and to_on is null`)
}
