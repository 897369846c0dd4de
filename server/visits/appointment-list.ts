import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { arrangedFrom, hoursInside, hoursOf } from '@/db/queries/appointments'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { quietWords } from '@/domain/visits/appointing'
import { dayPartOf, weekPartOf } from '@/domain/visits/slots'
import { placeFrom, placeText, someDay, someId, somePlace } from '@/server/address'
import { view } from '@/server/view'

/** 预约: what is arranged from a day on, each with its part of the day, its way and whoever goes; and who can come when. */
export const appointmentList = view({
  name: 'appointment.list',
  permission: 'visit.read',
  query: z.object({ from: someDay, after: somePlace, edit: someId }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const today = dayOf(now)
    const from = query.from ?? today
    const most = limits.listPageRows
    const found = await arrangedFrom(db, jurisdiction, from, placeOf(query.after), most + 1)
    const rows = found.slice(0, most).map((row) => {
      const at = new Date(row.next_at)
      return {
        ...{
          id: row.id,
          version: row.version,
          householdId: row.household_id,
          address: row.address,
          head: shownName(fields, row.head),
        },
        ...{ at, day: dayOf(at), part: dayPartOf(at), weekPart: weekPartOf(at), mode: row.next_mode ?? 'door' },
        ...{ lead: row.lead, leadId: row.lead_id, classA: row.contact_class === 'A' },
        quiet: row.quiet_from && row.quiet_to ? quietWords({ from: row.quiet_from, to: row.quiet_to }) : null,
      }
    })
    const end = found.length > most ? found[most - 1] : undefined
    const people = await hoursInside(db, jurisdiction)
    const hours = new Map(people.map(({ accountId, slots }) => [accountId, slots]))
    return {
      ...{ today, from, query },
      rows: rows.map((row) => ({ ...row, outside: hours.get(row.leadId)?.includes(row.weekPart) === false })),
      next: end && placeText([new Date(end.next_at).toISOString(), end.id]),
      people: people.map(({ name, slots }, index) => ({ id: index, name, slots: slots ?? null })),
      own: await hoursOf(db, jurisdiction, actor.accountId),
      edited: rows.find(({ id }) => id === query.edit) ?? null,
      /** Whoever may be sent, and the id of an appointment that is made now. */
      goers: people.map(({ accountId, name }) => ({ value: accountId, label: name })),
      ...{ made: newId(now.getTime()), self: actor.accountId },
      may: { set: holds(actor, 'visit.record') },
    }
  },
})
export type AppointmentList = Awaited<ReturnType<typeof appointmentList>>

function placeOf(text: string | undefined) {
  const [at = '', id = ''] = placeFrom(text, ['instant']) ?? []
  return id ? { at, id } : undefined
}
