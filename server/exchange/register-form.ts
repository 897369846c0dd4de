import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertForm, isKnownForm } from '@/db/queries/forms'
import { dayOf } from '@/domain/calendar/civil-day'
import { fieldsAsked } from '@/domain/exchange/asked-forms'
import { type FormFrequency, type FormSource, formFrequencies, formSources } from '@/domain/exchange/form-codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'

const codesOf = <Code extends string>(table: Record<Code, string>) => Object.keys(table) as [Code, ...Code[]]

/** 登记报表 (seed row 90): who asks for what, how often, by what right; which of its fields the files hold is found by itself. */
export const registerForm = command({
  name: 'form.register',
  permission: 'form.edit',
  input: z.object({
    department: z.string('请写部门').trim().min(2, '请写部门').max(40),
    name: z.string('请写表名').trim().min(2, '请写表名').max(60),
    frequency: z.enum(codesOf<FormFrequency>(formFrequencies), '请选频次'),
    source: z.enum(codesOf<FormSource>(formSources), '请选来源'),
    basis: line(100),
    fields: z.string('请写字段').max(6000, '太长了'),
  }),
  run: async ({ tx, actor, now, input }) => {
    const asked = fieldsAsked(input.fields)
    if (!asked.ok) return asked
    const { department, name, frequency, source } = input
    const areaCode = actor.areaCode
    if (await isKnownForm(tx, { areaCode, department, name })) return refuse({ kind: 'form_known' as const, name })
    const [id, fromOn] = [newId(), dayOf(now)]
    const row = { id, areaCode, department, name, frequency, source, basis: input.basis ?? null, fromOn }
    await insertForm(tx, { ...row, recordedBy: actor.accountId }, asked.value)
    return accept({
      value: { id },
      audit: {
        ...{ act: 'form.register' as const, subject: 'form', subjectId: id, areaCode },
        detail: { name, department, fields: asked.value.length, held: asked.value.filter(({ field }) => field).length },
      },
    })
  },
})
