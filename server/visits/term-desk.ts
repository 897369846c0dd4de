import 'server-only'
import { z } from 'zod'
import { termsIn } from '@/db/queries/street-terms'
import { holds } from '@/domain/access/actor'
import { type TermList, termLists } from '@/domain/visits/team-codes'
import { someCode, someWords } from '@/server/address'
import { view } from '@/server/view'

/** 街道的清单: kinds of visitors and competencies as everybody under the street has them; the street changes them. */
export const termDesk = view({
  name: 'term.list',
  permission: 'visit.read',
  query: z.object({ list: someCode<TermList>(termLists), code: someWords(40) }),
  read: async ({ db, actor, query }) => {
    const list = query.list ?? 'visitor_kind'
    const terms = await termsIn(db, actor.areaCode, list)
    const may = { edit: holds(actor, 'pairing.edit') }
    return { list, terms, may, edited: may.edit ? terms.find(({ code }) => code === query.code) : undefined }
  },
})
export type TermDesk = Awaited<ReturnType<typeof termDesk>>
