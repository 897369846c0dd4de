import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { termsIn } from '@/db/queries/street-terms'
import { insertVisitor, saveVisitor, visitorForUpdate } from '@/db/queries/visitors'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { normalisePhone, phoneKind } from '@/domain/residents/phones'
import { accept, refuse } from '@/domain/result'
import { languagesIn } from '@/domain/visits/languages'
import { offeredTerms, termName } from '@/domain/visits/terms'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { sealedPhone } from '@/server/residents/identity'

/** 走访队伍: somebody who goes along or interprets, with or without an account; added, changed, or no longer of the team. */
export const editVisitor = command({
  name: 'visitor.edit',
  permission: 'visitor.edit',
  input: z.object({
    visitorId: z.uuid().nullish(),
    name: z.string('请填姓名').trim().min(1, '请填姓名').max(50),
    kind: z.string('请选类别').min(1, '请选类别').max(40),
    languages: line(60),
    competencies: z.array(z.string().max(40)).max(40).default([]),
    phone: line(40),
    end: z.literal('on').nullish(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const known = input.visitorId ? await visitorForUpdate(tx, jurisdiction, input.visitorId) : undefined
    if (input.visitorId && !known) return refuse({ kind: 'not_found' })
    if (known?.until) return refuse({ kind: 'already_left' })
    const { name, kind } = input
    const around = known?.areaCode ?? actor.areaCode
    const kinds = await termsIn(tx, around, 'visitor_kind')
    if (!offeredTerms(kinds, known ? [known.kind] : []).some(({ value }) => value === kind))
      return refuse({ kind: 'kind_unknown' as const })
    const terms = await termsIn(tx, around, 'competency')
    const competencies = [...new Set(input.competencies)].filter((code) => terms.some((term) => term.code === code))
    const phone = input.phone ? normalisePhone(input.phone) : null
    if (phone !== null && phoneKind(phone) === 'unsure') return refuse({ kind: 'phone_unsure' })

    const id = known?.id ?? newId()
    const areaCode = known?.areaCode ?? ancestorAt(actor.areaCode, 'committee')
    const { phoneIndex: _, ...sealed } = sealedPhone(id, phone)
    const facts = {
      name,
      kind,
      competencies,
      languages: languagesIn(input.languages),
      ...(phone === null && known ? {} : sealed),
    }
    const today = dayOf(now)
    if (known) await saveVisitor(tx, id, { ...facts, ...(input.end === 'on' ? { until: today } : {}) })
    else await insertVisitor(tx, { id, areaCode, since: today, ...facts })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'visitor.edit' as const, subject: 'visitor', subjectId: id, areaCode },
        detail: { changed: `${termName(kinds, kind)} ${name}`, languages: facts.languages, left: input.end === 'on' },
      },
    })
  },
})
