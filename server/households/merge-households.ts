import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { namesOf } from '@/db/queries/household-file'
import {
  type Household,
  householdForUpdate,
  openHouseholdIn,
  openMatters,
  openResidencies,
  type Residency,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import { endResidency, insertResidency } from '@/db/queries/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { day, relations, withRelations } from '@/server/residents/person-input'

const shape = z.object({ id: z.uuid(), otherId: z.uuid('请选要并进来的户'), relations, on: day, confirmed })

/**
 * 并户: everybody of another file of the committee goes on in this one; the other file ends. Visits, promises and matters
 * stay with what they were about and are read from this file.
 */
export const mergeHouseholds = command({
  name: 'household.merge',
  permission: 'household.edit',
  input: z.preprocess(withRelations, shape),
  run: (desk) => previewed(desk, () => journalled(desk, (journal) => merge(desk, journal))),
})

type MergeDesk = { tx: Transaction; jurisdiction: Jurisdiction; now: Date; input: z.output<typeof shape> }

async function merge({ tx, jurisdiction, now, input }: MergeDesk, journal: Journal) {
  const { on } = input
  if (input.id === input.otherId) return refuse({ kind: 'same_household' })
  const { kept, ended } = await bothFiles(tx, jurisdiction, input)
  if (!kept || !ended) return refuse({ kind: 'not_found' })
  if (kept.toOn !== null || ended.toOn !== null) return refuse({ kind: 'closed' })
  if (on > dayOf(now)) return refuse({ kind: 'in_future' })
  const here = new Set((await openResidencies(tx, kept.id)).map(({ residentId }) => residentId))
  const moving = await openResidencies(tx, ended.id)
  const later = [kept, ended, ...moving].map(({ fromOn }) => fromOn).find((fromOn) => fromOn > on)
  if (later) return refuse({ kind: 'before_arrival', on: later })

  const people = moving.map(({ residentId }) => residentId)
  const names = await namesOf(tx, jurisdiction, people)
  const head = kept.headId ?? ended.headId
  const relationOf = (id: string) => (id === head ? '02' : input.relations[id])
  const unsaid = people.filter((id) => !here.has(id) && !relationOf(id)).map((id) => names.get(id) ?? '')
  if (unsaid.length > 0) return refuse({ kind: 'relation_missing', names: unsaid })

  const matters = await openMatters(tx, ended.id)
  await journal.watch('households', [kept.id, ended.id])
  await journal.watch(
    'residencies',
    moving.map(({ id }) => id),
  )
  await move({ tx, now }, journal, { kept, moving, here, on, relationOf })
  if (head !== kept.headId) await saveHousehold(tx, kept.id, { headId: head })
  await saveHousehold(tx, ended.id, { toOn: on, endReason: 'merged' })
  const emptied = ended.dwellingId !== kept.dwellingId && !(await openHouseholdIn(tx, ended.dwellingId))
  if (emptied) {
    await journal.watch('dwellings', [ended.dwellingId])
    await saveDwelling(tx, ended.dwellingId, { state: 'KZ' })
  }
  return accept({
    value: { id: kept.id },
    who: [
      `${on} 起，${ended.number}（${ended.address}）并入 ${kept.number}（${kept.address}）：${[...names.values()].join('、') || '没有人'}`,
      `原户的走访、诉求、答应事项都在，从 ${kept.number} 能看到；未了的答应事项 ${matters.promises} 件、在办诉求 ${matters.issues} 件照旧`,
      ...(emptied ? [`${ended.address} 改为空置`] : []),
    ],
    act: { kind: 'merge', areaCode: kept.areaCode, householdId: kept.id, otherId: ended.id, on, people },
    audit: {
      act: 'household.merge',
      subject: 'household',
      subjectId: kept.id,
      areaCode: kept.areaCode,
      householdId: kept.id,
      detail: { kept: kept.number, ended: ended.number, on, people },
    },
  })
}

/** Both files, locked in one order, whichever of them stays. */
async function bothFiles(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { id, otherId }: { id: string; otherId: string },
) {
  const locked: (Household | undefined)[] = []
  for (const one of [id, otherId].sort()) locked.push(await householdForUpdate(tx, jurisdiction, one))
  return { kept: locked.find((row) => row?.id === id), ended: locked.find((row) => row?.id === otherId) }
}

type Moves = {
  kept: Household
  moving: Residency[]
  here: ReadonlySet<string>
  on: string
  relationOf: (id: string) => string | undefined
}

async function move({ tx, now }: { tx: Transaction; now: Date }, journal: Journal, moves: Moves): Promise<void> {
  const { kept, moving, here, on, relationOf } = moves
  for (const { id, residentId } of moving) {
    await endResidency(tx, id, on, 'merged', now)
    if (here.has(residentId)) continue
    const stay = { id: newId(), areaCode: kept.areaCode, residentId, householdId: kept.id, fromOn: on }
    await insertResidency(tx, { ...stay, relation: relationOf(residentId) ?? '99', arrival: 'merged' })
    journal.made('residencies', stay.id)
  }
}
