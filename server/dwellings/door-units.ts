import 'server-only'
import type { DoorMark, DoorRow } from '@/db/queries/doors'
import type { FieldPolicy } from '@/domain/access/fields'
import { type CivilDay, daysBetween } from '@/domain/calendar/civil-day'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { contactChannels } from '@/domain/households/codes'
import { shownName } from '@/domain/residents/shown'
import { visitModes } from '@/domain/visits/codes'

/** What the doors of a building are coloured by. */
export const doorColours = { attention: '关注', class: '类别', contact: '上次联系', use: '住房用途' } as const
export type DoorColour = keyof typeof doorColours

type Looks = { day: CivilDay; by: DoorColour; people: boolean; fields: FieldPolicy }
type Note = { text: string; way?: string; tone?: 'overdue' | 'due' }

/** Doors by unit and floor, top floor first, as the picture draws them. Without `people` nobody is named. */
export function doorUnits(rows: DoorRow[], looks: Looks) {
  return stacked(rows, (row) => door(row, looks))
}

/** The same for the small drawing, which has no words: colours, and which door is `here`. */
export function markedUnits(rows: DoorMark[], here: string) {
  return stacked(rows, (row) => ({ mark: markOf(row), here: row.household_id === here }))
}
export type MarkedUnits = ReturnType<typeof markedUnits>

function stacked<Row extends DoorMark, Room>(rows: Row[], room: (row: Row) => Room) {
  return [...grouped(rows, ({ unit }) => (unit ? `${unit} 单元` : '楼内'))].map(([label, doors]) => ({
    label,
    floors: [...grouped(doors, ({ floor }) => floor ?? 0)]
      .sort(([a], [b]) => b - a)
      .map(([floor, rooms]) => ({ label: floor === 0 ? '其他' : `${floor} 层`, rooms: rooms.map(room) })),
  }))
}

function door(row: DoorRow, looks: Looks) {
  const { people, fields, by } = looks
  const use = useOf(row)
  const opened = people && row.household_id !== null
  return {
    href: opened ? `/households/${row.household_id}` : `#${row.dwelling_id}`,
    room: row.room,
    mark: people ? markOf(row) : null,
    classLetter: people || row.contact_class === 'A' ? row.contact_class : null,
    name: nameOf(row, people, use, fields),
    people: row.household_id && (row.members ?? 0) > 0 ? row.members : null,
    note: noteOf(row, looks, use),
    use,
    wash: washOf(row, by, looks.day),
  }
}

const markOf = (row: DoorMark) => (useOf(row) ? null : (row.colour ?? ('none' as const)))

function useOf({ use, state, household_id, members }: DoorMark): 'empty' | 'shop' | undefined {
  if (['02', '03', '06'].includes(use) && (household_id === null || members === 0)) return 'shop'
  return state === 'KZ' || (household_id !== null && members === 0) ? 'empty' : undefined
}

function nameOf(row: DoorRow, people: boolean, use: ReturnType<typeof useOf>, fields: FieldPolicy): string {
  if (use === 'shop') return row.business_name ?? '商铺'
  if (use === 'empty') return '空置'
  if (row.household_id === null) return '住没住人未核实'
  if (!people) return row.members ? '有人居住' : '未核实'
  return shownName(fields, row.head) ?? '户主待定'
}

function noteOf(row: DoorRow, { day, by, people }: Looks, use: ReturnType<typeof useOf>): Note | undefined {
  if (use === 'empty') return undefined
  if (use === 'shop' || by === 'use') return { text: usesOf(row) }
  if (row.household_id === null || row.next_on === null) return undefined
  if (row.contact_class === 'A') {
    return row.contact_channel
      ? { text: '不上门', way: `，${contactChannels[row.contact_channel]}` }
      : { text: '不上门' }
  }
  const away = daysBetween(day, row.next_on)
  if (row.last_contact_on === null) return { text: '从未走访', tone: 'due' }
  if (people && away < 0) return { text: `应访超 ${-away} 天`, tone: 'overdue' }
  if (people && away <= 1) return { text: away === 0 ? '今天应访' : '明天应访', tone: 'due' }
  const ago = daysBetween(row.last_contact_on, day)
  const way = row.last_mode ? visitModes[row.last_mode] : ''
  return { text: ago === 0 ? '今天' : `${ago} 天前`, way }
}

function usesOf({ use, state }: DoorRow): string {
  const words = [dwellingUses[use as keyof typeof dwellingUses], dwellingStates[state as keyof typeof dwellingStates]]
  return words.filter(Boolean).join('，')
}

/** Three steps of one blue where something else than 红黄绿 is shown, deepest first. */
function washOf(row: DoorRow, by: DoorColour, day: CivilDay): '1' | '2' | '3' | 'plain' | undefined {
  if (by === 'attention') return undefined
  if (by === 'class')
    return { C: '1' as const, A: '2' as const, B: 'plain' as const, none: '3' as const }[row.contact_class ?? 'none']
  if (by === 'use')
    return { CZ: '1' as const, QZ: '1' as const, MZ: '1' as const, JJ: '2' as const }[row.state] ?? 'plain'
  if (row.household_id === null) return 'plain'
  const ago = row.last_contact_on === null ? Number.POSITIVE_INFINITY : daysBetween(row.last_contact_on, day)
  if (ago > 180) return '1'
  return ago > 90 ? '2' : ago > 30 ? '3' : 'plain'
}

export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
