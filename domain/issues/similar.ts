/** How far back an earlier matter may be the same one. */
export const similarWithinDays = 90

/** The building a place lies in, `一纺小区 3号楼`, or its first two words where no building is named. */
export function samePlace(place: string): string {
  const building = place.match(/^.*?\d+\s*(号楼|栋|幢|座)/u)
  return building ? building[0] : place.split(/\s+/u).slice(0, 2).join(' ')
}
