import 'server-only'
import type { Transaction } from '@/db/client'
import { learnedMapping, learnedMappings } from '@/db/queries/imports'
import type { AreaCode } from '@/domain/areas/area-code'
import { withLearned } from '@/domain/exchange/learned'
import type { Mapping } from '@/domain/exchange/mapping'
import type { SheetOutline } from '@/server/exchange/readers/reader-process'

/** What the columns of a sheet mean by their headings and by what the committee answered before; undefined without headings. */
export async function proposedColumns(
  tx: Transaction,
  committee: AreaCode,
  { proposed }: SheetOutline,
): Promise<Mapping | undefined> {
  if (!proposed) return undefined
  const layout = await learnedMapping(tx, committee, proposed.fingerprint)
  return withLearned(proposed, { layout, others: await learnedMappings(tx, committee) })
}

/** The same, with the first row for headings where none were recognised, so that a person can say what they are. */
export async function columnsToSettle(tx: Transaction, committee: AreaCode, sheet: SheetOutline): Promise<Mapping> {
  return (await proposedColumns(tx, committee, sheet)) ?? sheet.plain
}
