import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { insertResidency, livedUntil, openResidenciesOf, residentForUpdate } from '@/db/queries/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { arrivalReasons } from '@/domain/households/codes'
import { type BirthPrecision, isUnborn } from '@/domain/residents/ages'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { leaveHome, withoutHead } from '@/server/residents/leave-home'
import { day, relation } from '@/server/residents/person-input'

const shape = z.object({
  householdId: z.uuid(),
  residentId: z.uuid('请先找到要迁入的人'),
  relation,
  fromOn: day,
  arrival: z.enum(Object.keys(arrivalReasons) as [keyof typeof arrivalReasons], '请选迁入原因'),
  confirmed,
})

/** 迁入: somebody on file moves into a household; where they lived before ends on the same day, so nobody lives twice. */
export const moveIn = command({
  name: 'resident.move_in',
  permission: 'resident.edit',
  input: shape,
  run: (desk) => previewed(desk, () => journalled(desk, (journal) => arrive(desk, journal))),
})

type MoveDesk = { tx: Transaction; jurisdiction: Jurisdiction; now: Date; input: z.output<typeof shape> }

async function arrive({ tx, jurisdiction, now, input }: MoveDesk, journal: Journal) {
  const { householdId, fromOn, arrival } = input
  const household = await householdForUpdate(tx, jurisdiction, householdId)
  const resident = await residentForUpdate(tx, jurisdiction, input.residentId)
  if (!household || !resident) return refuse({ kind: 'not_found' })
  if (household.toOn !== null) return refuse({ kind: 'closed' })
  if (resident.diedOn !== null) return refuse({ kind: 'already_dead' })
  if (fromOn > dayOf(now)) return refuse({ kind: 'in_future' })
  if (isUnborn(resident.bornOn, fromOn, resident.birthPrecision as BirthPrecision))
    return refuse({ kind: 'before_birth', on: resident.bornOn ?? '' })
  if (fromOn < household.fromOn) return refuse({ kind: 'before_arrival', on: household.fromOn })
  const open = await openResidenciesOf(tx, jurisdiction, resident.id)
  if (open.some((stay) => stay.householdId === householdId)) return refuse({ kind: 'already_here' })
  const later = open.find((stay) => stay.fromOn > fromOn)
  if (later) return refuse({ kind: 'before_arrival', on: later.fromOn })
  const until = await livedUntil(tx, resident.id)
  if (until && until > fromOn) return refuse({ kind: 'lived_elsewhere', until })

  const left = await leaveHome({ tx, jurisdiction, now }, journal, open, { on: fromOn, departure: 'transferred' })
  const head = household.headId === null
  const stay = { id: newId(), areaCode: household.areaCode, residentId: resident.id, householdId }
  await insertResidency(tx, { ...stay, relation: head ? '02' : input.relation, fromOn, arrival })
  journal.made('residencies', stay.id)
  if (head) {
    await journal.watch('households', [householdId])
    await saveHousehold(tx, householdId, { headId: resident.id })
  }
  return accept({
    value: { id: resident.id, householdId },
    who: [
      `${fromOn} 起，${resident.name}住 ${household.number}（${household.address}）`,
      ...left.map(({ number, address }) => `原来住的 ${number}（${address}）同一天减 1 人`),
      ...withoutHead(left),
    ],
    act: {
      kind: 'move_in' as const,
      ...{ areaCode: household.areaCode, householdId, otherId: left[0]?.id ?? null, on: fromOn, people: [resident.id] },
    },
    audit: {
      act: 'resident.arrive' as const,
      subject: 'resident',
      subjectId: resident.id,
      areaCode: household.areaCode,
      householdId,
      detail: { arrival, fromOn, left: left.map(({ id }) => id) },
    },
  })
}
