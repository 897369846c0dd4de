import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasAt } from '@/db/queries/areas'
import { photosOfPlaces } from '@/db/queries/attachments'
import { namesOf } from '@/db/queries/colleagues'
import { openHazards } from '@/db/queries/open-hazards'
import { placesSeen } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { flag } from '@/server/address'
import { view } from '@/server/view'

const [shown, days] = [20, 60]

/** What the form about a place opens with, and for the office what was seen lately and which hazards wait for it. */
export const observationForm = view({
  name: 'observation.form',
  permission: 'observation.record',
  query: z.object({ done: flag }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const grids = levelOf(actor.areaCode) === 'committee' ? await areasAt(db, jurisdiction, 'grid', dayOf(now)) : []
    const seen = holds(actor, 'visit.read')
      ? await placesSeen(db, jurisdiction, new Date(now.getTime() - days * 86_400_000), shown)
      : []
    const open = holds(actor, 'visit.record') ? await openHazards(db, jurisdiction, shown) : []
    const both = [...seen, ...open]
    const photos = await photosOfPlaces(
      db,
      jurisdiction,
      both.map(({ id }) => id),
    )
    const names = await namesOf(
      db,
      both.map(({ by }) => by),
    )
    const named = <Row extends { id: string; by: string }>(row: Row) => ({
      ...row,
      ...{ by: names.get(row.by)?.name ?? '', photos: photos.get(row.id) ?? [] },
    })
    return {
      id: newId(now.getTime()),
      /** Whether a household may be looked for by name and room. */
      named: holds(actor, 'household.read'),
      saved: query.done === '1',
      grids: grids.map(({ code, name }) => ({ code, name })),
      seen: seen.filter(({ id }) => !open.some((one) => one.id === id)).map(named),
      open: open.map(named),
      now,
    }
  },
})
type Form = Awaited<ReturnType<typeof observationForm>>
export type PlacesSeen = Form['seen']
export type OpenHazards = Form['open']
