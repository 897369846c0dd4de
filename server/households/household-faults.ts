import 'server-only'
import { z } from 'zod'
import { householdFaults } from '@/db/queries/household-faults'
import { dayOf } from '@/domain/calendar/civil-day'
import { type Fault, faults, mendingAddress } from '@/domain/households/faults'
import { shownName } from '@/domain/residents/shown'
import { view } from '@/server/view'

/** So many of a kind are shown; the next ones move up when these are mended. */
const shownOfAKind = 30

/** 查错: what cannot be right in the files of an area today, kind by kind, each with the page that mends it (ranked 16). */
export const faultList = view({
  name: 'household.faults',
  permission: 'household.edit',
  query: z.object({}),
  read: async ({ db, jurisdiction, fields, now }) => {
    const day = dayOf(now)
    const rows = await householdFaults(db, jurisdiction, day, shownOfAKind)
    const kinds = (Object.keys(faults) as Fault[]).flatMap((fault) => {
      const own = rows.filter((row) => row.fault === fault)
      const { label, why, fix } = faults[fault]
      const lines = own.map(({ id, number, address, resident_id, name, born_on }) => ({
        id: `${id} ${resident_id ?? ''}`,
        href: `/households/${id}`,
        number,
        address,
        who: shownName(fields, name),
        bornOn: born_on,
        mend: mendingAddress(fault, id, resident_id),
      }))
      return own[0] ? [{ fault, label, why, fix, count: own[0].of_its_kind, lines }] : []
    })
    return { day, kinds }
  },
})
export type FaultList = Awaited<ReturnType<typeof faultList>>
