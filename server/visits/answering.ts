import 'server-only'
import type { Reader } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { type CardPrint, offersOf } from '@/db/queries/cards'
import { postsOf } from '@/db/queries/posts'
import type { AreaCode } from '@/domain/areas/area-code'
import type { PostKind } from '@/domain/visits/card-codes'
import { type Answering, type Difference, differences, statedOn } from '@/domain/visits/cards'

export type House = {
  committee: string
  grids: ReadonlyMap<AreaCode, string>
  /** What a paper about a grid, or about the whole committee, may state today. */
  answering: (grid: AreaCode | null) => Answering
}

/** Who answers and what is offered in a committee today, read once for any number of papers. */
export async function houseOf(
  db: Reader,
  committee: AreaCode,
  grids: readonly { code: AreaCode; name: string }[],
): Promise<House> {
  const [held, offered, named] = [
    await postsOf(db, committee),
    await offersOf(db, committee),
    await areasNamed(db, [committee]),
  ]
  const names = new Map(grids.map(({ code, name }) => [code, name]))
  const holder = (place: AreaCode, kind: PostKind) =>
    held.find((post) => post.placeCode === place && post.kind === kind) ?? null
  const name = named[0]?.name ?? ''
  return {
    committee: name,
    grids: names,
    answering: (grid) => ({
      ...{ committee: name, office: holder(committee, 'office'), offers: offered },
      grid:
        grid !== null && names.has(grid)
          ? { name: names.get(grid) ?? '', head: holder(grid, 'head'), police: holder(grid, 'police') }
          : null,
    }),
  }
}

/** What a print states otherwise than it would today. */
export function differencesIn(
  { kind, gridCode, stated }: Pick<CardPrint, 'kind' | 'gridCode' | 'stated'>,
  house: House,
): Difference[] {
  return differences(stated, statedOn(kind, house.answering(gridCode)))
}
