import 'server-only'
import { z } from 'zod'
import { formForUpdate, endForm as saveEnd } from '@/db/queries/forms'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 停报: a form is no longer asked for, from today on; it stays on the register with the reason. */
export const endForm = command({
  name: 'form.end',
  permission: 'form.edit',
  input: z.object({ id: z.uuid(), reason: z.string('请写理由').trim().min(2, '请写理由').max(200) }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const form = await formForUpdate(tx, jurisdiction, input.id)
    if (!form) return refuse({ kind: 'not_found' as const })
    if (form.toOn !== null) return refuse({ kind: 'form_ended' as const })
    await saveEnd(tx, form.id, dayOf(now), input.reason)
    return accept({
      value: { id: form.id },
      audit: {
        ...{ act: 'form.end' as const, subject: 'form', subjectId: form.id, areaCode: form.areaCode },
        detail: { name: form.name, department: form.department, reason: input.reason },
      },
    })
  },
})
