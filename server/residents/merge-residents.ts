import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { type Household, householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import {
  endResidency,
  openResidenciesOf,
  type Resident,
  residentForUpdate,
  saveResident,
  setRelation,
} from '@/db/queries/residents'
import { distinguish, keysOf, lastStay, passKeys, passWards, wardsOf } from '@/db/queries/same-people'
import { isOffered } from '@/db/queries/transfers'
import type { Jurisdiction } from '@/domain/access/actor'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { chosenOf } from '@/server/residents/chosen-facts'
import { passConsents, passCovers, passNeeds, passTags, passTalents } from '@/server/residents/pass-facts'

const pair = { id: z.uuid(), otherId: z.uuid('请选另一份档案') }
const shape = z.object({ ...pair, take: z.record(z.string(), z.enum(['kept', 'other'])).default({}), confirmed })

/**
 * 合并重复的人: two records of one person in one committee become one from today on. The record that goes in keeps what happened
 * to it and is read from the one that stays; its stay ends as a correction, its tags, needs, wards and search keys pass over.
 * Refused when the other one is where the person lives and this one is not, or either has died or is being transferred.
 */
export const mergeResidents = command({
  name: 'resident.merge',
  permission: 'resident.edit',
  input: z.preprocess(withTakes, shape),
  run: (desk) => previewed(desk, () => journalled(desk, (journal) => merge(desk, journal))),
})

/** 不是同一人: remembered, so that the two are not proposed again. */
export const distinguishResidents = command({
  name: 'resident.distinguish',
  permission: 'resident.edit',
  input: z.object(pair),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { kept, other } = await bothRecords(tx, jurisdiction, input)
    if (!kept || !other) return refuse({ kind: 'not_found' })
    if (kept.id === other.id) return refuse({ kind: 'same_record' })
    const decided = { decidedAt: now, decidedBy: actor.accountId }
    await distinguish(tx, { areaCode: kept.areaCode, ids: [kept.id, other.id], ...decided })
    return accept({
      value: { id: kept.id },
      audit: {
        act: 'resident.distinguish',
        subject: 'resident',
        subjectId: kept.id,
        areaCode: kept.areaCode,
        detail: { other: other.id },
      },
    })
  },
})

/** `take.name` of a form becomes `name` of `take`. */
function withTakes(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const named = Object.entries(raw).filter(([name, value]) => name.startsWith('take.') && value !== null)
  return { take: Object.fromEntries(named.map(([name, value]) => [name.slice('take.'.length), value])), ...raw }
}

type MergeDesk = { tx: Transaction; jurisdiction: Jurisdiction; now: Date; input: z.output<typeof shape> }

async function merge(desk: MergeDesk, journal: Journal) {
  const { tx, jurisdiction, now, input } = desk
  const on = dayOf(now)
  const found = await mergeable(desk)
  if (!found.ok) return found
  const { kept, other, home, here, left } = found.value
  const facts = chosenOf(kept, other, input.take, on)
  if (!facts.ok) return facts
  const homes = await lockedHomes(tx, jurisdiction, left)
  const otherHome = left[0] ?? (await lastStay(tx, other.id))
  await watched({ tx, jurisdiction }, journal, found.value, homes)
  await saveResident(tx, other.id, { mergedIntoId: kept.id })
  await saveResident(tx, kept.id, facts.value.columns)
  for (const { id } of left) await endResidency(tx, id, on, 'corrected', now)
  await passHeads(tx, homes, other.id, here)
  await passKeys(tx, other.id, kept.id)
  await passWards(tx, other.id, kept.id)
  const passing = { kept: kept.id, other: other.id, home, on }
  const tags = await passTags(tx, journal, passing)
  await passCovers(tx, journal, passing)
  await passNeeds(tx, journal, passing)
  await passTalents(tx, journal, passing)
  await passConsents(tx, journal, passing)
  const { householdId, areaCode } = home
  const { taken } = facts.value
  const act = { kind: 'same_person' as const, areaCode, householdId, otherId: otherHome?.householdId ?? null, on }
  return accept({
    value: { id: kept.id },
    who: wordsOf({ kept, other, homes, here, taken, tags }),
    act: { ...act, people: [kept.id, other.id] },
    audit: {
      act: 'resident.merge',
      subject: 'resident',
      subjectId: kept.id,
      areaCode,
      householdId,
      detail: { other: other.id, taken, on },
    },
  })
}

/** Both records with their open stays, once nothing stands against making them one. */
async function mergeable({ tx, jurisdiction, now, input }: MergeDesk) {
  const { kept, other } = await bothRecords(tx, jurisdiction, input)
  if (!kept || !other) return refuse({ kind: 'not_found' })
  if (kept.id === other.id) return refuse({ kind: 'same_record' })
  if (committeeOf(kept) !== committeeOf(other)) return refuse({ kind: 'other_committee' })
  if (kept.diedOn ?? other.diedOn) return refuse({ kind: 'already_dead' })
  if ((await isOffered(tx, kept.id)) || (await isOffered(tx, other.id))) return refuse({ kind: 'already_offered' })
  const here = await openResidenciesOf(tx, jurisdiction, kept.id)
  const left = await openResidenciesOf(tx, jurisdiction, other.id)
  if (here.length === 0 && left.length > 0) return refuse({ kind: 'keep_who_lives_here', name: other.name })
  const home = here[0] ?? (await lastStay(tx, kept.id))
  if (!home) return refuse({ kind: 'not_living_here' })
  const late = left.find(({ fromOn }) => fromOn > dayOf(now))
  if (late) return refuse({ kind: 'before_arrival', on: late.fromOn })
  return accept({ kept, other, home, here, left })
}

type Both = { kept: Resident; other: Resident; here: Stay[]; left: Stay[] }

/** Notes everything the merger may change; first the record that stays, so that a number goes back before it is asked for. */
async function watched(
  { tx, jurisdiction }: Pick<MergeDesk, 'tx' | 'jurisdiction'>,
  journal: Journal,
  { kept, other, here, left }: Both,
  homes: readonly Household[],
): Promise<void> {
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const wards = await wardsOf(tx, jurisdiction, other.id)
  for (const ids of [[kept.id], [other.id], wards]) await journal.watch('residents', ids)
  await journal.watch('search_keys', await keysOf(tx, other.id))
  await journal.watch('residencies', idsOf([...left, ...here]))
  await journal.watch('households', idsOf(homes))
}

const committeeOf = ({ areaCode }: Resident) => ancestorAt(areaCode, 'committee')

/** Both records, locked in one order, whichever of them stays. */
async function bothRecords(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { id, otherId }: { id: string; otherId: string },
) {
  const locked: (Resident | undefined)[] = []
  for (const one of [id, otherId].sort()) locked.push(await residentForUpdate(tx, jurisdiction, one))
  return { kept: locked.find((row) => row?.id === id), other: locked.find((row) => row?.id === otherId) }
}

type Stay = { id: string; householdId: string; relation: string }

async function lockedHomes(tx: Transaction, jurisdiction: Jurisdiction, stays: readonly Stay[]): Promise<Household[]> {
  const homes = []
  for (const id of [...new Set(stays.map(({ householdId }) => householdId))].sort()) {
    const home = await householdForUpdate(tx, jurisdiction, id)
    if (home) homes.push(home)
  }
  return homes
}

/** Whose head went in: the record that stays is head where it lives in the same file, otherwise nobody is yet. */
async function passHeads(tx: Transaction, homes: Household[], other: string, here: (Stay & { residentId: string })[]) {
  for (const { id } of homes.filter(({ headId }) => headId === other)) {
    const stay = here.find(({ householdId }) => householdId === id)
    await saveHousehold(tx, id, { headId: stay?.residentId ?? null })
    if (stay) await setRelation(tx, stay.id, '02')
  }
}

function wordsOf(merged: {
  kept: Resident
  other: Resident
  homes: Household[]
  here: readonly Stay[]
  taken: string
  tags: number
}): string[] {
  const { kept, other, homes, here, taken, tags } = merged
  const elsewhere = homes.filter(({ id }) => !here.some(({ householdId }) => householdId === id))
  return [
    `${other.name}的另一份档案并入${kept.name}这一份；那一份的走访、诉求、住过哪里都在，从这一份能看到`,
    taken ? `从另一份取：${taken}` : '个人情况照这一份',
    ...elsewhere.map(({ number, address }) => `${number}（${address}）不再有他`),
    ...(tags > 0 ? [`标签转过来 ${tags} 个`] : []),
  ]
}
