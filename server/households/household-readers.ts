import 'server-only'
import { z } from 'zod'
import { householdWhole } from '@/db/queries/household-file'
import { readersOf } from '@/db/queries/household-timeline'
import { type Act, acts } from '@/domain/audit/acts'
import { addDays, dayOf, startOfDay } from '@/domain/calendar/civil-day'
import { clockText } from '@/domain/calendar/day-text'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

const readersQuery = z.object({ id: recordId, days: z.coerce.number().int().min(1).max(400).catch(30) })

/** 谁在何时因何看过这份档案, to be printed and handed to the family. */
export const householdReaders = view({
  name: 'household.readers',
  permission: 'household.read',
  query: readersQuery,
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const whole = await householdWhole(db, jurisdiction, query.id)
    if (!whole) return undefined
    const today = dayOf(now)
    const from = addDays(today, -query.days)
    const rows = await readersOf(db, jurisdiction, whole.household.id, startOfDay(from), 2000)
    return {
      id: whole.household.id,
      areaCode: whole.household.areaCode,
      address: whole.household.address,
      number: whole.household.number,
      from,
      today,
      by: actor.name,
      rows: rows.map(({ id, at_ms, who, act, purpose }) => ({
        id: String(id),
        when: `${dayOf(new Date(at_ms))} ${clockText(new Date(at_ms))}`,
        who: who ?? '系统',
        act: acts[act as Act] ?? act,
        purpose: purpose ?? '',
      })),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'household.print',
            subject: 'household',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.id,
            purpose: '打印查看记录',
            detail: { from: found.from },
          },
        ]
      : [],
})
