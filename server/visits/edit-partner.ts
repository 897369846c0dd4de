import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertPartner, partnerForUpdate, savePartner } from '@/db/queries/partners'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type PartnerKind, partnerKinds } from '@/domain/visits/team-codes'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'

/** 共建单位、区级机关、双报到党员: who helps, with what; changed, or no longer (seed row 8). */
export const editPartner = command({
  name: 'partner.edit',
  permission: 'visitor.edit',
  input: z.object({
    partnerId: z.uuid().nullish(),
    kind: z.enum(Object.keys(partnerKinds) as [PartnerKind, ...PartnerKind[]], '请选哪一类'),
    name: z.string('请填名称').trim().min(1, '请填名称').max(60, '最多 60 字'),
    contact: line(40),
    phone: line(30),
    offers: line(120),
    end: z.literal('on').nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { partnerId, end, kind, name } = input
    const areaCode = ancestorAt(actor.areaCode, 'committee')
    const known = partnerId ? await partnerForUpdate(tx, areaCode, partnerId) : undefined
    if (partnerId && !known) return refuse({ kind: 'not_found' } as const)
    const id = known?.id ?? newId(now.getTime())
    const said = { contact: input.contact || null, phone: input.phone || null, offers: input.offers || null }
    const facts = { kind, name, ...said, recordedBy: actor.accountId, recordedAt: now }
    if (known) await savePartner(tx, id, { ...facts, endedOn: end === 'on' ? dayOf(now) : null })
    else await insertPartner(tx, { id, areaCode, ...facts, fromOn: dayOf(now) })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'partner.edit' as const, subject: 'partner', subjectId: id, areaCode },
        detail: { changed: `${partnerKinds[kind]} ${name}`, ended: end === 'on' },
      },
    })
  },
})
