import 'server-only'
import type { Transaction } from '@/db/client'
import { briefsOf, householdNamed } from '@/db/queries/household-briefs'
import { type FoundHousehold, householdsFound, peopleFound } from '@/db/queries/search'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import { fieldPolicyOf } from '@/domain/access/fields'
import { shownName } from '@/domain/residents/shown'
import { accept, refuse } from '@/domain/result'
import type { Offer } from '@/server/command'
import { hitsFor } from '@/server/search/find'

/** Who asks for a household, and where they may look. */
export type Caller = { tx: Transaction; actor: Actor; jurisdiction: Jurisdiction }

const [mostPeople, mostOffers] = [40, 12]

/**
 * 哪一户, as somebody typed it: its number or id first, else what the search finds in the own area. The only one that is named is taken, several
 * are offered under `field`; nothing where nothing was typed or nothing is found. What only sounds alike is offered, never taken.
 */
export async function homeCalled(caller: Caller, field: string, typed: string | null | undefined) {
  if (!typed) return accept(undefined)
  const { tx, jurisdiction } = caller
  const [first = typed] = typed.split(/\s/)
  const numbered =
    (await householdNamed(tx, jurisdiction, typed)) ??
    (first === typed ? undefined : await householdNamed(tx, jurisdiction, first))
  if (numbered) return accept(numbered)
  const { homes, sure } = await homesFound(caller, typed)
  const [only] = homes
  if (!only) return accept(undefined)
  if (sure && homes.length === 1) return accept((await briefsOf(tx, jurisdiction, [only.id])).get(only.id))
  return refuse({ kind: 'household_unclear' as const, field, offers: offersOf(homes, caller.actor) })
}

async function homesFound({ tx: db, actor, jurisdiction }: Caller, q: string) {
  const fields = fieldPolicyOf(actor.role)
  const { hits, near } = await hitsFor({ db, actor, jurisdiction, fields, query: { q } })
  const meant = hits.filter(({ subject }) => subject !== 'issue')
  const named = meant.some(({ exact }) => exact) ? meant.filter(({ exact }) => exact) : meant
  const ids = (wanted: string) => named.flatMap(({ subject, subject_id }) => (subject === wanted ? subject_id : []))
  const people = await peopleFound(db, jurisdiction, ids('resident').slice(0, mostPeople))
  const theirs = people.flatMap(({ household_id }) => household_id ?? [])
  const homes = await householdsFound(
    db,
    jurisdiction,
    [...new Set([...ids('household'), ...theirs])].slice(0, mostOffers),
  )
  return { homes, sure: !near }
}

/** By number, which is what the box shows once one is picked. */
function offersOf(homes: FoundHousehold[], actor: Actor): Offer[] {
  const fields = fieldPolicyOf(actor.role)
  return homes.map(({ id, number, address, head }) => ({
    value: homes.filter((other) => other.number === number).length === 1 ? number : id,
    label: [address, number, shownName(fields, head)].filter(Boolean).join('　'),
  }))
}
