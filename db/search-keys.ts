import { newId } from '@/db/ids'
import { pinyinOf } from '@/db/pinyin'
import type { searchKeys } from '@/db/schema/residents'
import type { AreaCode } from '@/domain/areas/area-code'

export type SearchKeyRow = typeof searchKeys.$inferInsert
type Kind = 'name' | 'pinyin' | 'initials' | 'digits' | 'room' | 'place' | 'number'
type Subject = 'resident' | 'household' | 'issue'

/** Turns the last digits of a number into a keyed digest, so that the table holds no digits. */
export type DigitKey = (field: 'id4' | 'id6' | 'phone4', digits: string) => string

/**
 * Keys under which a resident is found: every suffix of the name, pinyin, initials, keyed last digits.
 * `sounds` are the readings of `name` where the caller already has them.
 */
export function residentKeys(
  resident: {
    id: string
    areaCode: AreaCode
    name: string
    formerName?: string | null
    sounds?: { pinyin: string; initials: string }
    idNumber?: string | null | undefined
    phone?: string | null | undefined
  },
  digitKey: DigitKey,
  nextId: () => string = newId,
): SearchKeyRow[] {
  const keys: [Kind, string][] = []
  for (const name of [resident.name, resident.formerName]) {
    if (!name) continue
    const letters = [...name]
    for (let from = 0; from < letters.length; from += 1) keys.push(['name', letters.slice(from).join('')])
    const sounds = name === resident.name ? (resident.sounds ?? pinyinOf(name)) : pinyinOf(name)
    keys.push(['pinyin', sounds.pinyin], ['initials', sounds.initials])
  }
  if (resident.idNumber) {
    keys.push(['digits', digitKey('id4', resident.idNumber.slice(-4).toUpperCase())])
    keys.push(['digits', digitKey('id6', resident.idNumber.slice(-6).toUpperCase())])
  }
  if (resident.phone) keys.push(['digits', digitKey('phone4', resident.phone.slice(-4))])
  return rows(keys, 'resident', resident.id, resident.areaCode, nextId)
}

/** Keys of a household: its number, its estate, and the room in the shorthand people say (`3-501`, `3-2-501`, `501`). */
export function householdKeys(
  household: {
    id: string
    areaCode: AreaCode
    number: string
    estate: string
    building: string
    unit: string | null
    room: string
  },
  nextId: () => string = newId,
): SearchKeyRow[] {
  const building = household.building.replace(/(号楼|幢|栋|号)$/u, '')
  const keys: [Kind, string][] = [
    ['number', household.number],
    ['room', household.room],
    ['room', `${building}-${household.room}`],
    [
      'place',
      `${household.estate}${household.building}${household.unit ? `${household.unit}单元` : ''}${household.room}`,
    ],
  ]
  if (household.unit) keys.push(['room', `${building}-${household.unit}-${household.room}`])
  return rows(keys, 'household', household.id, household.areaCode, nextId)
}

/** Keys of an issue: the whole number and its serial part. */
export function issueKeys(
  issue: { id: string; areaCode: AreaCode; number: string },
  nextId: () => string = newId,
): SearchKeyRow[] {
  const serial = issue.number.split('-').at(-1) ?? issue.number
  return rows(
    [['number', issue.number], ...(serial === issue.number ? [] : [['number', serial] as [Kind, string]])],
    'issue',
    issue.id,
    issue.areaCode,
    nextId,
  )
}

function rows(
  keys: [Kind, string][],
  subject: Subject,
  subjectId: string,
  areaCode: AreaCode,
  nextId: () => string,
): SearchKeyRow[] {
  const seen = new Set<string>()
  return keys.flatMap(([kind, key]) => {
    if (key === '' || seen.has(key)) return []
    seen.add(key)
    return [{ id: nextId(), areaCode, key, kind, subject, subjectId }]
  })
}
