import 'server-only'
import { z } from 'zod'
import { pinyinOf } from '@/db/pinyin'
import {
  type Hit,
  hitsByCard,
  hitsByDigits,
  hitsByNumber,
  hitsByPrefix,
  hitsNearly,
  householdsFound,
  issuesFound,
  peopleFound,
} from '@/db/queries/search'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { halfWidth } from '@/domain/characters'
import { nearTerms } from '@/domain/households/near-terms'
import { searchTerms } from '@/domain/households/search-terms'
import { ageOn } from '@/domain/residents/ages'
import { tidyIdentityNumber } from '@/domain/residents/identity-number'
import { normalisePhone } from '@/domain/residents/phones'
import { shownName } from '@/domain/residents/shown'
import { cardNumberFrom } from '@/domain/visits/cards'
import { blindIndex } from '@/server/protection/field-cipher'
import { digitKey } from '@/server/residents/identity'
import { type Desk, view } from '@/server/view'

/** So many of each group; more is for the lists with their filters. */
const perGroup = 20

/** 找人、户、事: names, pinyin, initials, rooms, numbers, last digits, whole numbers; inside the own area only. */
export const find = view({
  name: 'search.find',
  fixed: true,
  permission: 'own.read',
  query: z.object({ q: z.string().trim().max(60).catch('') }),
  read: async (desk) => {
    const { query } = desk
    const { hits, near } = await hitsFor(desk)
    const [people, households, issues] = await Promise.all([
      peopleOf(desk, hits),
      homesOf(desk, hits),
      mattersOf(desk, hits),
    ])
    return { q: query.q, near, people, households, issues }
  },
})
export type Found = Awaited<ReturnType<typeof find>>

type SearchDesk = Desk<{ q: string }>

/** What the words name, else what is called nearly so; nothing for those who read no files. */
export async function hitsFor(desk: Omit<SearchDesk, 'now'>): Promise<{ hits: Hit[]; near: boolean }> {
  if (!holds(desk.actor, 'household.read')) return { hits: [], near: false }
  const named = await hitsOf(desk)
  const hits = named.length > 0 ? named : await nearHits(desk)
  return { hits, near: named.length === 0 && hits.length > 0 }
}

async function hitsOf({ db, jurisdiction, fields, query }: Omit<SearchDesk, 'now'>): Promise<Hit[]> {
  const terms = searchTerms(query.q)
  if (!terms) return []
  const masked = fields.identity === 'masked'
  const { digits } = terms
  const keys =
    !digits || !masked
      ? []
      : digits.length === 4
        ? [digitKey('id4', digits), digitKey('phone4', digits)]
        : [digitKey('id6', digits)]
  const whole = masked && terms.text.length >= 11
  const typed = halfWidth(query.q)
  const card = /^[\d\s-]+$/.test(typed) ? cardNumberFrom(typed) : undefined
  const [byPrefix, byDigits, byNumber, byCard] = await Promise.all([
    hitsByPrefix(db, jurisdiction, terms.text),
    hitsByDigits(db, jurisdiction, keys),
    whole
      ? hitsByNumber(
          db,
          jurisdiction,
          blindIndex(tidyIdentityNumber(query.q), 'id_number'),
          blindIndex(normalisePhone(query.q), 'phone'),
        )
      : [],
    card ? hitsByCard(db, jurisdiction, card) : [],
  ])
  return [...byNumber, ...byCard, ...byPrefix, ...byDigits]
}

/** Who is called nearly so: asked only when nobody is called, and nothing is numbered, as it was typed. */
async function nearHits({ db, jurisdiction, query }: Omit<SearchDesk, 'now'>): Promise<Hit[]> {
  const text = searchTerms(query.q)?.text
  const near = text ? nearTerms(text) : undefined
  if (!text || !near) return []
  return hitsNearly(db, jurisdiction, near.sound ? [...near.keys, pinyinOf(text).pinyin] : near.keys, near.likes)
}

/** Ids of one group, each once, exact ones first, no more than a page shows. */
function idsOf(hits: Hit[], subject: Hit['subject']) {
  const own = hits.filter((hit) => hit.subject === subject)
  const exact = new Set(own.filter((hit) => hit.exact).map(({ subject_id }) => subject_id))
  const ids = [...new Set([...exact, ...own.map(({ subject_id }) => subject_id)])]
  return { ids: ids.slice(0, perGroup), more: ids.length > perGroup, exact }
}

async function peopleOf({ db, jurisdiction, fields, now }: SearchDesk, hits: Hit[]) {
  const { ids, more, exact } = idsOf(hits, 'resident')
  const rows = await peopleFound(db, jurisdiction, ids)
  const items = ordered(rows, ids).map((row) => ({
    id: row.id,
    name: shownName(fields, row.name),
    age: row.born_on && ageOn(row.born_on, dayOf(now)),
    died: row.died_on !== null,
    address: row.address,
    householdId: row.household_id,
    exact: exact.has(row.id),
  }))
  return { items, more }
}

async function homesOf({ db, jurisdiction, fields }: SearchDesk, hits: Hit[]) {
  const { ids, more, exact } = idsOf(hits, 'household')
  const rows = await householdsFound(db, jurisdiction, ids)
  const items = ordered(rows, ids).map((row) => ({
    ...row,
    head: shownName(fields, row.head),
    exact: exact.has(row.id),
  }))
  return { items, more }
}

async function mattersOf({ db, jurisdiction }: SearchDesk, hits: Hit[]) {
  const { ids, more, exact } = idsOf(hits, 'issue')
  const rows = await issuesFound(db, jurisdiction, ids)
  return { items: ordered(rows, ids).map((row) => ({ ...row, exact: exact.has(row.id) })), more }
}

function ordered<Row extends { id: string }>(rows: Row[], ids: string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The address of the one thing found, when it was named exactly and nothing else was. */
export function onlyHit({ people, households, issues }: Found): string | undefined {
  const all = [
    ...people.items.map(({ id, exact }) => ({ href: `/residents/${id}`, exact })),
    ...households.items.map(({ id, exact }) => ({ href: `/households/${id}`, exact })),
    ...issues.items.map(({ id, exact }) => ({ href: `/issues/${id}`, exact })),
  ]
  const [only] = all
  return all.length === 1 && only?.exact ? only.href : undefined
}
