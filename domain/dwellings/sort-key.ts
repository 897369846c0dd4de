/**
 * 排序键: the text by which lists run along the street: estate, building, unit, then floor by floor and door by door.
 * Digits are padded so that 3号楼 stands before 12号楼 and 501 before 1203.
 */
export function dwellingSortKey(dwelling: {
  estate: string
  building: string
  unit: string | null
  room: string
}): string {
  return [dwelling.estate, padded(dwelling.building), padded(dwelling.unit ?? ''), padded(dwelling.room)].join('|')
}

/** 501 → 5, 1203 → 12: the floor a room number tells; nothing when it tells none. */
export function floorOfRoom(room: string): number | null {
  const digits = /^(\d{1,2})\d{2}\D*$/.exec(room)?.[1]
  return digits ? Number(digits) : null
}

function padded(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(5, '0'))
}
