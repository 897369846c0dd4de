import type { PgTable } from 'drizzle-orm/pg-core'
import { accounts, visitors } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { buildings, dwellings } from '@/db/schema/dwellings'
import {
  carePlans,
  classifications,
  confirmations,
  households,
  outsideContacts,
  residencies,
} from '@/db/schema/households'
import { followUps, issueHouseholds, issueSteps, issues, whistles } from '@/db/schema/issues'
import { residents, searchKeys, tags } from '@/db/schema/residents'
import { observations, promises, visits } from '@/db/schema/visits'

/** The tables the invented data fills, in the order in which they are loaded. */
export const seeded = {
  areas,
  accounts,
  visitors,
  buildings,
  dwellings,
  households,
  residents,
  residencies,
  tags,
  classifications,
  outsideContacts,
  carePlans,
  confirmations,
  visits,
  observations,
  promises,
  issues,
  issueSteps,
  issueHouseholds,
  whistles,
  followUps,
  searchKeys,
} as const satisfies Record<string, PgTable>

export type Seeded = typeof seeded
export type RowOf<Name extends keyof Seeded> = Seeded[Name]['$inferInsert']

/** Rows waiting to be copied, by table. */
export type Rows = { [Name in keyof Seeded]: RowOf<Name>[] }

export function noRows(): Rows {
  return Object.fromEntries(Object.keys(seeded).map((name) => [name, []])) as unknown as Rows
}
