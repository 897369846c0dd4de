import 'server-only'
import { z } from 'zod'
import { householdFaults } from '@/db/queries/household-faults'
import { mendFacts } from '@/db/queries/household-mends'
import { dayOf } from '@/domain/calendar/civil-day'
import { type Fault, faults, faultyAddress, mendingAddress } from '@/domain/households/faults'
import { type Mend, mendableFaults, mendOf, mendWord } from '@/domain/households/mends'
import { shownName } from '@/domain/residents/shown'
import { view } from '@/server/view'

/** So many of a kind are shown; the next ones move up when these are mended. */
const shownOfAKind = 30

/** 查错: what cannot be right in the files of an area today, kind by kind, each with the page that mends it, or where only one fix is possible with that fix (ranked 16, 40). */
export const faultList = view({
  name: 'household.faults',
  permission: 'household.edit',
  query: z.object({}),
  read: async ({ db, jurisdiction, fields, now }) => {
    const day = dayOf(now)
    const rows = await householdFaults(db, jurisdiction, day, shownOfAKind)
    const mendable = rows.filter((row) => (mendableFaults as readonly Fault[]).includes(row.fault))
    const homes = await mendFacts(db, jurisdiction, [...new Set(mendable.map(({ id }) => id))], day)
    const kinds = (Object.keys(faults) as Fault[]).flatMap((fault) => {
      const own = rows.filter((row) => row.fault === fault)
      const { label, why, fix } = faults[fault]
      const lines = own.map((row) => {
        const { id, number, address, resident_id, name, born_on } = row
        const home = homes.get(id)
        const mend = home ? mendOf(fault, home, day) : null
        const next = mend?.kind === 'head' ? home?.living.find((one) => one.id === mend.to) : undefined
        return {
          id: `${id} ${resident_id ?? ''}`,
          householdId: id,
          href: faultyAddress(fault, row),
          ...{ number, address },
          who: shownName(fields, next?.name ?? name),
          bornOn: next?.born_on ?? born_on,
          mend: mendingAddress(fault, row),
          tap: mend && tapOf(mend),
        }
      })
      return own[0] ? [{ fault, label, why, fix, count: own[0].of_its_kind, lines }] : []
    })
    return { day, kinds }
  },
})
export type FaultList = Awaited<ReturnType<typeof faultList>>

/** The button of a fix: what it says, and what is sent back so that only what it said is done. */
const tapOf = (mend: Mend) => ({ word: mendWord(mend), to: mend.to })
