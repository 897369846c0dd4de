import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { namesOf } from '@/db/queries/household-file'
import {
  type Household,
  householdForUpdate,
  openHouseholdsIn,
  openMatters,
  openResidencies,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import { endResidency } from '@/db/queries/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { type DepartureReason, departureReasons } from '@/domain/households/codes'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

const { died: _, merged: __, split: ___, ...leaving } = departureReasons

/** 腾空: everybody behind one door leaves, every file of the door ends with where they went, the room stands empty. */
export const vacateDwelling = command({
  name: 'dwelling.vacate',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    on: day,
    reason: z.enum(Object.keys(leaving) as [keyof typeof leaving, ...(keyof typeof leaving)[]], '请选原因'),
    place: z.string('请写迁往哪里').trim().min(1, '请写迁往哪里').max(100, '最多 100 个字'),
    confirmed,
  }),
  run: (desk) =>
    previewed(desk, () =>
      journalled(desk, async (journal) => {
        const { tx, jurisdiction, input } = desk
        const { on, place, reason } = input
        const household = await householdForUpdate(tx, jurisdiction, input.householdId)
        if (!household) return refuse({ kind: 'not_found' })
        if (household.toOn !== null) return refuse({ kind: 'closed' })
        const homes = await openHouseholdsIn(tx, jurisdiction, household.dwellingId)
        const emptied = await emptyHomes(desk, journal, { homes, on, reason })
        if (!emptied.ok) return emptied
        const people = emptied.value
        await journal.watch('dwellings', [household.dwellingId])
        await saveDwelling(tx, household.dwellingId, { state: 'KZ' })

        const names = await namesOf(tx, jurisdiction, [...people])
        const other = homes.find(({ id }) => id !== household.id)
        const { areaCode, id: householdId, address, dwellingId } = household
        return accept({
          value: { id: householdId },
          who: [
            `${on} 起，${address} 腾空，${homes.map(({ number }) => number).join('、')} 销档，迁往${place}`,
            `迁出：${[...names.values()].join('、') || '没有人住'}`,
          ],
          act: { kind: 'vacate', areaCode, householdId, otherId: other?.id ?? null, on, people, place },
          audit: {
            act: 'dwelling.vacate',
            subject: 'dwelling',
            subjectId: dwellingId,
            areaCode,
            householdId,
            detail: { on, reason, place, households: homes.length, people: people.length },
          },
        })
      }),
    ),
})

type EmptyDesk = { tx: Transaction; now: Date; jurisdiction: Jurisdiction }
type Leaving = { homes: readonly Household[]; on: CivilDay; reason: DepartureReason }
type NotEmptied =
  | { kind: 'in_future' }
  | { kind: 'before_arrival'; on: CivilDay }
  | { kind: 'still_promised'; promises: number; issues: number }

/** Everybody leaves some files and the files end; yields who left. Refused while something was promised and not answered. */
export async function emptyHomes(
  { tx, now }: EmptyDesk,
  journal: Journal,
  { homes, on, reason }: Leaving,
): Promise<Result<string[], NotEmptied>> {
  if (on > dayOf(now)) return refuse({ kind: 'in_future' })
  const people: string[] = []
  await journal.watch(
    'households',
    homes.map(({ id }) => id),
  )
  for (const home of homes) {
    const matters = await openMatters(tx, home.id)
    if (matters.promises + matters.issues > 0) return refuse({ kind: 'still_promised', ...matters })
    const open = await openResidencies(tx, home.id)
    const later = [home, ...open].map(({ fromOn }) => fromOn).find((fromOn) => fromOn > on)
    if (later) return refuse({ kind: 'before_arrival', on: later })
    await journal.watch(
      'residencies',
      open.map(({ id }) => id),
    )
    for (const { id, residentId } of open) {
      await endResidency(tx, id, on, reason, now)
      people.push(residentId)
    }
    await saveHousehold(tx, home.id, { toOn: on, endReason: reason })
  }
  return { ok: true, value: people }
}
