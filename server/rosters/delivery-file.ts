import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import { type Delivery, deliveryCounts, deliveryNamed, linesOf } from '@/db/queries/rosters/deliveries'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { deliveredAtOnce } from '@/domain/rosters/delivering'
import { recordId, someSerial } from '@/server/address'
import { type Desk, view } from '@/server/view'

const query = z.object({
  id: recordId,
  state: z.enum(['open', 'done']).optional().catch(undefined),
  after: someSerial('integer'),
})
type Asked = z.output<typeof query>

/** One delivery list: lines delivered and not, a page at a time along the roster. */
export const deliveryFile = view({
  name: 'delivery.file',
  permission: 'roster.read',
  query,
  read: async (desk) => {
    const { db, actor, jurisdiction, query: asked } = desk
    const list = await deliveryNamed(db, actor, jurisdiction, asked.id)
    if (!list) return undefined
    const most = limits.listPageRows
    const lines = await shownLines(desk, list, most + 1)
    return {
      ...(await headOf(desk, list)),
      query: asked,
      lines: lines.slice(0, most),
      next: lines.length > most ? lines[most - 1]?.place : undefined,
      may: { edit: holds(actor, 'household.edit') },
    }
  },
})
export type DeliveryFile = NonNullable<Awaited<ReturnType<typeof deliveryFile>>>

/** 领取单 of a delivery list, with a blank to sign for what is not delivered yet, a thousand lines at a time; the printing is recorded. */
export const deliveryPaper = view({
  name: 'delivery.paper',
  permission: 'roster.read',
  query: z.object({ id: recordId, after: someSerial('integer') }),
  read: async (desk) => {
    const { db, actor, jurisdiction, query: asked } = desk
    const list = await deliveryNamed(db, actor, jurisdiction, asked.id)
    if (!list) return undefined
    const found = await shownLines({ ...desk, query: { ...asked, state: undefined } }, list, deliveredAtOnce + 1)
    const lines = found.slice(0, deliveredAtOnce)
    const [here] = await areasNamed(db, [actor.areaCode])
    return {
      ...(await headOf(desk, list)),
      lines,
      next: found.length > lines.length ? lines.at(-1)?.place : undefined,
      ...{ by: actor.name, place: here?.name ?? '', areaCode: actor.areaCode },
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'list.print', subject: 'delivery', subjectId: found.id, areaCode: found.areaCode },
            detail: { rows: found.lines.length },
          },
        ]
      : [],
})
export type DeliveryPaper = NonNullable<Awaited<ReturnType<typeof deliveryPaper>>>

async function headOf({ db, jurisdiction, now }: Desk<unknown>, { id, festival, item, roster, onDay }: Delivery) {
  return {
    ...{ id, festival, item, roster, onDay, today: dayOf(now) },
    ...(await deliveryCounts(db, jurisdiction, id)),
  }
}

async function shownLines(
  { db, jurisdiction, fields, query: { state, after } }: Desk<Asked>,
  { id }: Delivery,
  most: number,
) {
  const lines = await linesOf(db, jurisdiction, id, { state, after: after ?? 0, most })
  return lines.map(({ name, takenBy, ...line }) => ({
    ...line,
    name: shownName(fields, name),
    takenBy: takenBy && shownName(fields, takenBy),
  }))
}
