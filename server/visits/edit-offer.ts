import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertOffer, offerForUpdate, saveOffer } from '@/db/queries/cards'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${most} 字`)
    .refine((text) => !text.includes('｜'), '请不要用“｜”')
    .nullish()
    .transform((text) => text || null)

/** 服务清单: what is offered, where, when and for whom; added, changed, or offered no more (seed rows 39, 41). */
export const editOffer = command({
  name: 'offer.edit',
  permission: 'visitor.edit',
  input: z.object({
    offerId: z.uuid().nullish(),
    name: z.string('请填服务').trim().min(1, '请填服务').max(40, '最多 40 字'),
    place: z
      .string('请填在哪里')
      .trim()
      .min(1, '请填在哪里')
      .max(60, '最多 60 字')
      .refine((text) => !text.includes('｜'), '请不要用“｜”'),
    hours: words(40),
    phone: words(30),
    audience: words(40),
    end: z.literal('on').nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { offerId, end, ...facts } = input
    const areaCode = ancestorAt(actor.areaCode, 'committee')
    const known = offerId ? await offerForUpdate(tx, areaCode, offerId) : undefined
    if (offerId && (!known || known.endedOn)) return refuse({ kind: 'not_found' } as const)
    const id = known?.id ?? newId(now.getTime())
    const base = { recordedBy: actor.accountId, recordedAt: now }
    if (known) await saveOffer(tx, id, { ...facts, ...base, endedOn: end === 'on' ? dayOf(now) : null })
    else await insertOffer(tx, { id, areaCode, ...facts, ...base })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'offer.edit' as const, subject: 'offer', subjectId: id, areaCode },
        detail: { changed: facts.name, ended: end === 'on', after: facts },
      },
    })
  },
})
