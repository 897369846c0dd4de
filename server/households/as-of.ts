import 'server-only'
import type { HouseholdWhole, MemberRow } from '@/db/queries/household-file'

type Before = Record<string, unknown>

/** `row` with the columns of an earlier version in place of today's; snake_case of the table becomes our names. */
function withVersion<Row extends object>(row: Row, before: Before | undefined, keep: readonly string[] = []): Row {
  if (!before) return row
  const earlier = Object.entries(before)
    .map(
      ([column, value]) => [column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value] as const,
    )
    .filter(([name]) => name in row && !keep.includes(name) && !name.endsWith('At'))
  return { ...row, ...Object.fromEntries(earlier) }
}

/** 某一天的档案: household and dwelling as they stood then. */
export function wholeAsOf(whole: HouseholdWhole, versions: Map<string, Before>): HouseholdWhole {
  const { household, dwelling } = whole
  return {
    ...whole,
    household: withVersion(household, versions.get(household.id)),
    dwelling: withVersion(dwelling, versions.get(dwelling.id)),
  }
}

/** Members as they stood then; days of coming, leaving and death are dated facts and speak for themselves. */
export function membersAsOf(rows: MemberRow[], versions: Map<string, Before>): MemberRow[] {
  const own = ['id', 'fromOn', 'toOn', 'relation', 'diedOn']
  const then = rows.map((row) => {
    const relation = versions.get(row.residencyId)?.relation
    const person = withVersion(row, versions.get(row.id), own)
    return typeof relation === 'string' ? { ...person, relation } : person
  })
  return then.sort((one, other) => place(one).localeCompare(place(other)))
}

/** The head first, then by relation and age, as today's members stand. */
const place = ({ relation, bornOn }: MemberRow) => `${relation} ${bornOn ?? '9999'}`
