import type { ParsedFamily, SheetReading } from '@/domain/exchange/family'

/** How large a part is, in rows: about `rows`; what shares a building stays together up to `together`. */
export type PartSize = { rows: number; together: number }

/**
 * A reading cut into parts that are compared and written one after the other, as the numbers of their rows.
 * Families of one building lie in one part, because what the first of them brings is found by the next;
 * only a building of more than `together` rows is cut, and then between its rooms. Every row lies in exactly one part.
 */
export function partsOf(reading: SheetReading, size: PartSize): number[][] {
  const buildings = gathered(reading.families, ({ dwelling }) => dwelling.building ?? '')
  const groups = buildings.flatMap((families) =>
    rowsIn(families).length > size.together ? gathered(families, ({ dwelling }) => dwelling.room ?? '') : [families],
  )
  const single = [...reading.refused, ...reading.dropped].map(({ rowNo }) => [rowNo])
  const inOrder = [...groups.map(rowsIn), ...single].sort(([one = 0], [other = 0]) => one - other)
  const parts: number[][] = []
  let last: number[] | undefined
  for (const rows of inOrder) {
    if (last && last.length + rows.length <= size.rows) last.push(...rows)
    else {
      last = [...rows]
      parts.push(last)
    }
  }
  return parts
}

/** What a reading says of some of its rows; a family belongs to its first row. */
export function partOf(reading: SheetReading, rowNos: ReadonlySet<number>): SheetReading {
  const isHere = ({ rowNo }: { rowNo: number }) => rowNos.has(rowNo)
  return {
    ...reading,
    families: reading.families.filter((family) => rowNos.has(family.rowNos[0] ?? 0)),
    refused: reading.refused.filter(isHere),
    dropped: reading.dropped.filter(isHere),
    findings: [],
  }
}

function gathered(families: readonly ParsedFamily[], keyOf: (family: ParsedFamily) => string): ParsedFamily[][] {
  const groups = new Map<string, ParsedFamily[]>()
  for (const family of families) {
    const group = groups.get(keyOf(family))
    if (group) group.push(family)
    else groups.set(keyOf(family), [family])
  }
  return [...groups.values()]
}

function rowsIn(families: readonly ParsedFamily[]): number[] {
  return families.flatMap(({ rowNos }) => rowNos).sort((one, other) => one - other)
}
