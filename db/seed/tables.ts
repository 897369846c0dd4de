import type { PgTable } from 'drizzle-orm/pg-core'
import { accounts, visitors } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { campaignHomes, campaigns } from '@/db/schema/campaigns'
import { cardPrints, offers, posts } from '@/db/schema/cards'
import { consents } from '@/db/schema/consents'
import { deliveries, deliveryLines } from '@/db/schema/deliveries'
import { buildings, dwellings } from '@/db/schema/dwellings'
import { formFields, forms } from '@/db/schema/forms'
import {
  carePlans,
  classifications,
  confirmations,
  households,
  outsideContacts,
  residencies,
} from '@/db/schema/households'
import { followUps, issueHouseholds, issueSteps, issues, whistles } from '@/db/schema/issues'
import { mediationParties, mediations } from '@/db/schema/mediations'
import { needs } from '@/db/schema/needs'
import { residents, searchKeys, tags } from '@/db/schema/residents'
import { sittings } from '@/db/schema/sittings'
import { streetTerms, trainings } from '@/db/schema/street-terms'
import { talents } from '@/db/schema/talents'
import { pairings, partnerItems, partners } from '@/db/schema/team'
import { observations, promises, visits } from '@/db/schema/visits'
import { type Copier, copierOf } from '@/db/seed/copy'
import { Sink } from '@/db/seed/sink'

/** The tables the invented data fills, in the order in which they are loaded. */
export const seeded = {
  areas,
  accounts,
  visitors,
  posts,
  offers,
  cardPrints,
  pairings,
  partners,
  partnerItems,
  sittings,
  streetTerms,
  trainings,
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
  needs,
  consents,
  talents,
  mediations,
  mediationParties,
  deliveries,
  deliveryLines,
  forms,
  formFields,
  visits,
  observations,
  promises,
  issues,
  issueSteps,
  issueHouseholds,
  whistles,
  followUps,
  campaigns,
  campaignHomes,
  searchKeys,
} as const satisfies Record<string, PgTable>

export type Seeded = typeof seeded
export type RowOf<Name extends keyof Seeded> = Seeded[Name]['$inferInsert']

/** Rows waiting to be copied, by table. */
export type Rows = { [Name in keyof Seeded]: Sink<RowOf<Name>> }

/** Tables whose rows are looked at or completed after they were added; all others become text at once. */
const completedLater: ReadonlySet<keyof Seeded> = new Set([
  'accounts',
  'posts',
  'dwellings',
  'households',
  'residents',
  'residencies',
  'visits',
  'issues',
])

const copiers = Object.fromEntries(Object.entries(seeded).map(([name, table]) => [name, copierOf(table)]))

export function noRows(): Rows {
  const names = Object.keys(seeded) as (keyof Seeded)[]
  const sinks = names.map((name) => [name, new Sink(copiers[name] as Copier<never>, completedLater.has(name))])
  return Object.fromEntries(sinks) as Rows
}
