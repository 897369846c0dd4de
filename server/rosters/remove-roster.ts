import 'server-only'
import { z } from 'zod'
import { removeSavedRoster } from '@/db/queries/rosters/saved'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 删名册: a saved list goes, by its owner alone; the people on it and their files stay. */
export const removeRoster = command({
  name: 'roster.remove',
  permission: 'roster.read',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, input }) => {
    const name = await removeSavedRoster(tx, actor, input.id)
    if (name === undefined) return refuse({ kind: 'not_found' })
    return accept({
      value: { id: input.id },
      audit: {
        act: 'roster.remove',
        subject: 'roster',
        subjectId: input.id,
        areaCode: actor.areaCode,
        detail: { name },
      },
    })
  },
})
