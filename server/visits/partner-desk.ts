import 'server-only'
import { z } from 'zod'
import type { Reader } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { partnerItemsOf, partnersOf } from '@/db/queries/partners'
import { holds } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { itemLists, itemStates, partnerKinds } from '@/domain/visits/team-codes'
import { someId } from '@/server/address'
import { view } from '@/server/view'

/** 共建力量 and the two lists, with the forms to add or change one line. */
export const partnerDesk = view({
  name: 'partner.desk',
  permission: 'visit.read',
  query: z.object({ partner: someId, item: someId }),
  read: async ({ db, actor, query }) => {
    if (levelOf(actor.areaCode) !== 'committee' && levelOf(actor.areaCode) !== 'grid') return undefined
    const all = await listsOf(db, ancestorAt(actor.areaCode, 'committee'))
    const may = { edit: holds(actor, 'visitor.edit') }
    return {
      ...all,
      partner: may.edit ? all.partners.find(({ id }) => id === query.partner) : undefined,
      item: may.edit ? all.items.find(({ id }) => id === query.item) : undefined,
      may,
    }
  },
})
export type PartnerDesk = NonNullable<Awaited<ReturnType<typeof partnerDesk>>>

/** The two lists on paper. */
export const partnerPaper = view({
  name: 'partner.paper',
  permission: 'visit.read',
  query: z.object({}),
  read: async ({ db, actor, now }) => {
    if (levelOf(actor.areaCode) !== 'committee' && levelOf(actor.areaCode) !== 'grid') return undefined
    const committee = ancestorAt(actor.areaCode, 'committee')
    const [here] = await areasNamed(db, [committee])
    return { ...(await listsOf(db, committee)), place: here?.name ?? '', today: dayOf(now), by: actor.name }
  },
})
export type PartnerPaper = NonNullable<Awaited<ReturnType<typeof partnerPaper>>>

async function listsOf(db: Reader, committee: AreaCode) {
  const partners = (await partnersOf(db, committee)).map(({ id, kind, name, contact, phone, offers }) => ({
    ...{ id, kind, name, contact, phone, offers, kindLabel: partnerKinds[kind] },
  }))
  const items = (await partnerItemsOf(db, committee)).map((item) => ({
    ...item,
    listLabel: itemLists[item.list],
    stateLabel: itemStates[item.state],
  }))
  return { partners, items }
}
