import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt } from '@/db/queries/areas'
import { talentsCounted, talentsListed } from '@/db/queries/talents'
import { jurisdictionWithin } from '@/domain/access/actor'
import { levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { skillAsked } from '@/domain/households/talents'
import { shownName, shownPhone } from '@/domain/residents/shown'
import { placeFrom, placeText, someArea, somePlace, someWords } from '@/server/address'
import { view } from '@/server/view'

/** 能人 register: those of the own area who agreed and can do what is asked, along the doors; nobody else is ever on it. */
export const talentList = view({
  name: 'talent.list',
  permission: 'resident.read',
  query: z.object({ q: someWords(40), area: someArea, after: somePlace }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const within = (query.area && jurisdictionWithin(actor, query.area)) || jurisdiction
    const asked = skillAsked(query.q)
    const place = placeFrom(query.after, ['text'])
    const after = place && { key: place[0], id: place[1] ?? '' }
    const rows = [...(await talentsListed(db, within, asked, { rows: limits.listPageRows + 1, after }))]
    const last = rows.length > limits.listPageRows ? rows[limits.listPageRows - 1] : undefined
    const level = levelOf(actor.areaCode) === 'street' ? 'committee' : 'grid'
    return {
      query,
      asked,
      total: await talentsCounted(db, within, asked),
      areas: await areasAt(db, jurisdiction, level, dayOf(now)),
      next: last ? placeText([last.key, last.id]) : null,
      today: dayOf(now),
      rows: rows.slice(0, limits.listPageRows).map(({ key: _, name, phone, ...row }) => ({
        ...row,
        name: shownName(fields, name),
        phone: shownPhone(fields, phone),
      })),
    }
  },
})
export type TalentList = Awaited<ReturnType<typeof talentList>>
export type TalentRow = TalentList['rows'][number]
