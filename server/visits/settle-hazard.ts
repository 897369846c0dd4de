import 'server-only'
import { z } from 'zod'
import type { AuditEntry } from '@/db/queries/audit'
import { openHazardForUpdate, settleOpenHazard } from '@/db/queries/open-hazards'
import { accept, refuse } from '@/domain/result'
import { hazardTitle } from '@/domain/visits/observing'
import { command } from '@/server/command'
import { clerkOf } from '@/server/issues/sight'
import { reportHazard } from '@/server/visits/report-hazard'

/**
 * 核实隐患: what a volunteer told becomes a matter with the one who confirms it as its first taker, or stays a note that says why
 * not (seed row 53). Refuses the second decision, and one for a note without its reason.
 */
export const settleHazard = command({
  name: 'hazard.settle',
  permission: 'visit.record',
  input: z.object({
    id: z.uuid(),
    as: z.enum(['matter', 'note']),
    reason: z.string().trim().max(100, '最多 100 字').nullish(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input: { id, as, reason } }) => {
    const seen = await openHazardForUpdate(tx, jurisdiction, id)
    if (!seen) return refuse({ kind: 'not_found' as const })
    const { areaCode, householdId, openHazard: hazard } = seen
    if (!hazard) return refuse({ kind: 'already_settled' as const })
    if (as === 'note' && !reason) return refuse({ kind: 'reason_needed' as const })
    const place = seen.place ?? ''
    const told = { observationId: id, areaCode, householdId, place, text: seen.text, hazard }
    const reported =
      as === 'matter'
        ? await reportHazard(tx, clerkOf(actor, now), { ...told, title: hazardTitle(hazard, place) })
        : undefined
    const text = reported ? seen.text : `${seen.text}（看过，不立诉求：${reason}）`
    await settleOpenHazard(tx, id, { issueId: reported?.subjectId ?? null, text })
    const about = { subject: 'observation', subjectId: id, areaCode, householdId }
    const settled: AuditEntry = { act: 'hazard.settle', ...about, detail: { as, reason: reason ?? null } }
    return accept({
      value: { id, issueId: reported?.subjectId ?? null },
      audit: reported ? [settled, reported] : [settled],
    })
  },
})
