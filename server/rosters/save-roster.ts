import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertSavedRoster, savedCounts } from '@/db/queries/rosters/saved'
import { fieldPolicyOf } from '@/domain/access/fields'
import { accept, refuse } from '@/domain/result'
import { mostSaved, savedUnder } from '@/domain/rosters/saving'
import { command } from '@/server/command'
import { rosterText } from '@/server/rosters/roster-ledger'
import { askedRoster, builtCode, rosterQuery } from '@/server/rosters/roster-query'

/** 存名册: the condition of the builder under a name, for oneself or for the committee; the day stays open. */
export const saveRoster = command({
  name: 'roster.save',
  permission: 'roster.read',
  input: z.object({
    name: z.string('请写名称').trim().min(2, '至少 2 个字').max(30, '最多 30 个字'),
    shared: z.literal('on').nullish(),
    /** The address of the builder, without its path. */
    stated: z.string().max(2000).nullish(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const stated = Object.fromEntries(new URLSearchParams(input.stated ?? ''))
    const query = rosterQuery.parse({ ...stated, code: builtCode, on: undefined, known: undefined, after: undefined })
    if (!askedRoster({ actor, jurisdiction, fields: fieldPolicyOf(actor.role), now, query }))
      return refuse({ kind: 'not_found' })
    const has = await savedCounts(tx, actor, input.name)
    if (has.named > 0) return refuse({ kind: 'name_taken' })
    if (has.all >= mostSaved) return refuse({ kind: 'too_many_saved' })
    const [id, committeeCode] = [newId(), savedUnder(actor.areaCode)]
    const { code: _, ...condition } = rosterText(query)
    const shared = input.shared === 'on'
    await insertSavedRoster(tx, { id, committeeCode, ownerId: actor.accountId, name: input.name, condition, shared })
    return accept({
      value: { id },
      audit: {
        act: 'roster.save',
        subject: 'roster',
        subjectId: id,
        areaCode: actor.areaCode,
        detail: { name: input.name, shared, query: condition },
      },
    })
  },
})
