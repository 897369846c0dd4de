import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { cleanUpWaits, insertCleanUp, insertLines, rulesOf } from '@/db/queries/retention'
import { cleanUpMost, keptSince } from '@/domain/audit/retention'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { retentionKind } from '@/server/audit/retention/set-rule'
import { command } from '@/server/command'

/** 申请清理: what is due of one kind, line by line, for a second person to allow; nothing is cleaned yet [C38]. */
export const askCleanUp = command({
  name: 'retention.ask',
  permission: 'retention.manage',
  pool: 'reports',
  input: z.object({ kind: retentionKind }),
  run: async ({ tx, actor, jurisdiction, now, input: { kind } }) => {
    const rule = (await rulesOf(tx, jurisdiction.lo)).find((one) => one.kind === kind)
    if (!rule) return refuse({ kind: 'no_rule' as const })
    if (await cleanUpWaits(tx, jurisdiction.lo, kind)) return refuse({ kind: 'already_asked' as const })
    const [id, before] = [newId(), keptSince(rule, dayOf(now))]
    const lines = await insertLines(tx, jurisdiction, { id, kind, before, most: cleanUpMost })
    if (lines === 0) return refuse({ kind: 'nothing_due' as const })
    const { months, basis } = rule
    await insertCleanUp(tx, {
      ...{ id, areaCode: jurisdiction.lo, kind, months, basis, before, lines },
      ...{ askedBy: actor.accountId, askedByName: actor.name, askedAt: now },
    })
    return accept({
      value: { id },
      audit: {
        act: 'retention.ask' as const,
        subject: 'retention',
        subjectId: id,
        areaCode: jurisdiction.lo,
        purpose: basis,
        detail: { kind, months, before, lines },
      },
    })
  },
})
