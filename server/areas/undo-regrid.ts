import 'server-only'
import { z } from 'zod'
import { endRegrid, holdCommittee, lastRegrid, moveRegrid, regridInside } from '@/db/queries/regrids'
import { dayOf } from '@/domain/calendar/civil-day'
import { undoUntil } from '@/domain/households/acts'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 撤销重划: within `undoDays`, the last one first; what came since goes back with its door, and every row stands as before. */
export const undoRegrid = command({
  name: 'regrid.undo',
  permission: 'area.regrid',
  pool: 'reports',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    await holdCommittee(tx, jurisdiction.lo)
    const found = await regridInside(tx, jurisdiction, input.id)
    if (!found) return refuse({ kind: 'not_found' })
    const { regrid } = found
    if (regrid.undoneAt) return refuse({ kind: 'already_undone' })
    const until = undoUntil(dayOf(regrid.doneAt))
    if (dayOf(now) > until) return refuse({ kind: 'undo_too_late', until })
    const last = await lastRegrid(tx, jurisdiction)
    if (last?.id !== regrid.id) return refuse({ kind: 'divided_since' })
    await moveRegrid(tx, regrid.id, 'back')
    await endRegrid(tx, regrid.id, now, actor.accountId)
    return accept({
      value: { id: regrid.id },
      audit: {
        act: 'area.undo_regrid',
        subject: 'regrid',
        subjectId: regrid.id,
        areaCode: regrid.areaCode,
        detail: { on: regrid.effectiveOn },
      },
    })
  },
})
