import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { saveTerm, termsIn } from '@/db/queries/street-terms'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type TermList, termLists } from '@/domain/visits/team-codes'
import { changeTerm } from '@/domain/visits/terms'
import { command } from '@/server/command'

/** 改街道清单: a kind of visitor or a competency added, renamed, retired or taken up again; what has it keeps it (seed rows 3, 110). */
export const editTerm = command({
  name: 'term.edit',
  permission: 'pairing.edit',
  input: z.object({
    list: z.enum(Object.keys(termLists) as [TermList, ...TermList[]]),
    code: z.string().trim().max(40).nullish(),
    name: z.string('请写名称').trim().min(1, '请写名称').max(12, '最多 12 个字'),
    staff: z.literal('on').nullish(),
    retired: z.literal('on').nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { areaCode } = actor
    const { list, name } = input
    const told = { code: input.code || null, name, retired: input.retired === 'on' }
    const ruled = changeTerm(await termsIn(tx, areaCode, list), told)
    if (!ruled.ok) return refuse(ruled.refusal)
    const code = told.code ?? newId(now.getTime())
    await saveTerm(tx, {
      ...{ id: newId(now.getTime()), areaCode, list, code, name, staff: input.staff === 'on' },
      ...{ retiredOn: told.retired ? dayOf(now) : null, recordedBy: actor.accountId, recordedAt: now },
    })
    return accept({
      value: { list },
      audit: {
        ...{ act: 'term.edit' as const, subject: 'term', subjectId: code, areaCode },
        detail: { changed: `${termLists[list]} ${name}`, retired: told.retired },
      },
    })
  },
})
