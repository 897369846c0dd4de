import type { Column, ColumnUse, Mapping } from '@/domain/exchange/mapping'
import { type Field, plainHeading, sharedFields } from '@/domain/exchange/synonyms'

/** What an office answered before: one whole layout, and single headings wherever they stood; newest first. */
export type Learned = { layout: Mapping | undefined; others: readonly Mapping[] }

/**
 * The mapping with what a person confirmed earlier: the same layout column by column, else the same heading for a column
 * that would have to be asked about. A field another column holds already is never taken by memory.
 */
export function withLearned(mapping: Mapping, { layout, others }: Learned): Mapping {
  const answers = answersIn(layout ? [layout, ...others] : others)
  const columns: Column[] = []
  for (const column of mapping.columns) {
    const own = layout?.columns.find((known) => known.column === column.column && keyOf(known) === keyOf(column))
    const use = own && !own.open ? own.use : column.open ? answers.get(keyOf(column)) : undefined
    const isTaken = !own && use !== undefined && claimsField(use) && mapping.columns.some((rival) => rival.use === use)
    columns.push(use === undefined || isTaken ? column : remembered(column, use))
  }
  return { ...mapping, columns }
}

function remembered(column: Column, use: ColumnUse): Column {
  const { open, ...rest } = column
  return open === undefined && use === column.use ? column : { ...rest, use, learned: true }
}

/** Settled headings and their use; of two answers the newer counts. */
function answersIn(mappings: readonly Mapping[]): ReadonlyMap<string, ColumnUse> {
  const answers = new Map<string, ColumnUse>()
  for (const { columns } of mappings) {
    for (const column of columns) {
      const key = keyOf(column)
      if (!column.open && key !== '' && !answers.has(key)) answers.set(key, column.use)
    }
  }
  return answers
}

function keyOf({ path }: Column): string {
  return path.map(plainHeading).join('/')
}

function claimsField(use: ColumnUse): boolean {
  return use !== 'ignore' && use !== 'note' && !use.startsWith('tag:') && !sharedFields.includes(use as Field)
}
