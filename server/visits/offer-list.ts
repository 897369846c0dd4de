import 'server-only'
import { z } from 'zod'
import { offersOf } from '@/db/queries/cards'
import { holds } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { someId } from '@/server/address'
import { view } from '@/server/view'

/** 服务清单 of the committee, with the form to add or change one line. */
export const offerList = view({
  name: 'offer.list',
  permission: 'visit.read',
  query: z.object({ edit: someId }),
  read: async ({ db, actor, query }) => {
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    if (!small) return undefined
    const rows = await offersOf(db, ancestorAt(actor.areaCode, 'committee'))
    const offers = rows.map(({ id, name, place, hours, phone, audience }) => ({
      ...{ id, name, place, hours, phone, audience },
    }))
    return {
      offers,
      places: [...new Set(offers.map(({ place }) => place))],
      edited: offers.find(({ id }) => id === query.edit),
      may: { edit: holds(actor, 'visitor.edit') },
    }
  },
})
export type OfferList = NonNullable<Awaited<ReturnType<typeof offerList>>>
