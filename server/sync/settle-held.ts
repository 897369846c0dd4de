import 'server-only'
import { z } from 'zod'
import type { AuditEntry } from '@/db/queries/audit'
import { heldForUpdate, settleHeld } from '@/db/queries/sync'
import { accept, refuse } from '@/domain/result'
import type { FormEntries } from '@/domain/visits/sync'
import { command } from '@/server/command'
import { decrypt } from '@/server/protection/field-cipher'
import { bodyFields } from '@/server/sync/receive-visit'
import { writeDownVisit } from '@/server/visits/record-visit'
import { visitInput } from '@/server/visits/visit-input'

/**
 * 接手: the secretary writes down what somebody could no longer write, under the name of who was at the door, or lays it aside
 * with a reason. Either way it is answered once, and stays on file.
 */
export const settleHeldItem = command({
  name: 'visit.settle',
  permission: 'visitor.edit',
  input: z.object({
    id: z.uuid(),
    as: z.enum(['record', 'lay_aside'], '请选怎么处理'),
    reason: z.string().trim().max(200).nullish(),
  }),
  run: async (desk) => {
    const { tx, actor, jurisdiction, now, input } = desk
    const item = await heldForUpdate(tx, jurisdiction, input.id)
    if (!item) return refuse({ kind: 'not_found' as const })
    if (item.settledAt) return refuse({ kind: 'already_settled' as const })
    const by = { settledAt: now, settledBy: actor.accountId }
    const about = { subject: 'held_item', subjectId: item.id, areaCode: item.areaCode }
    if (input.as === 'lay_aside') {
      if (!input.reason) return refuse({ kind: 'reason_needed' as const })
      await settleHeld(tx, item, { ...by, visitId: null, settledReason: input.reason })
      const detail = { as: input.as, reason: input.reason }
      return accept({ value: { id: item.id }, audit: [{ act: 'visit.settle' as const, ...about, detail }] })
    }
    const body = JSON.parse(decrypt(item.bodyCipher, item.id, 'held_body')) as FormEntries
    const form = visitInput.safeParse(bodyFields(body, item.deviceAt ?? item.heldAt))
    if (!form.success) return refuse({ kind: 'unreadable' as const })
    const told = { leadId: item.accountId, ...(item.deviceAt && { deviceAt: item.deviceAt }) }
    const written = await writeDownVisit({ ...desk, input: form.data }, told)
    if (!written.ok) return written.refusal.kind === 'not_found' ? refuse({ kind: 'elsewhere' as const }) : written
    await settleHeld(tx, item, { ...by, visitId: form.data.id, settledReason: null })
    const detail = { as: input.as, visit: form.data.id }
    const audit: AuditEntry[] = [...written.value.audit, { act: 'visit.settle', ...about, detail }]
    return accept({ value: { id: item.id }, audit })
  },
})
