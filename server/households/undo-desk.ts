import 'server-only'
import { z } from 'zod'
import { actsSince } from '@/db/queries/household-acts'
import { householdWhole, namesOf } from '@/db/queries/household-file'
import { addDays, dayOf, startOfDay } from '@/domain/calendar/civil-day'
import { namedActs, undoDays, undoUntil } from '@/domain/households/acts'
import { shownName } from '@/domain/residents/shown'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

/** 撤销变更 desk: what was done to a household lately and may still be taken back, newest first. */
export const undoDesk = view({
  name: 'household.undo_desk',
  permission: 'household.edit',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, fields, now, query }) => {
    const whole = await householdWhole(db, jurisdiction, query.id)
    if (!whole) return undefined
    const { id, address, areaCode } = whole.household
    const today = dayOf(now)
    const acts = await actsSince(db, jurisdiction, id, startOfDay(addDays(today, -undoDays)))
    const names = await namesOf(db, jurisdiction, [...new Set(acts.flatMap(({ people }) => people))])
    return {
      ...{ id, address, areaCode, today },
      acts: acts.map(({ id: actId, kind, on, people, doneAt, by }) => ({
        ...{ id: actId, label: namedActs[kind], on, by, doneOn: dayOf(doneAt), until: undoUntil(dayOf(doneAt)) },
        people: people.map((person) => shownName(fields, names.get(person) ?? null) ?? '已撤去的人'),
      })),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'household.read',
            subject: 'household',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.id,
            purpose: '撤销变更',
            detail: {},
          },
        ]
      : [],
})
export type UndoDesk = NonNullable<Awaited<ReturnType<typeof undoDesk>>>
