import 'server-only'
import { z } from 'zod'
import type { AuditEntry } from '@/db/queries/audit'
import { heldForUpdate, settleHeld } from '@/db/queries/sync'
import { accept, refuse } from '@/domain/result'
import type { FormEntries } from '@/domain/visits/sync'
import { type CommandDesk, command } from '@/server/command'
import { decrypt } from '@/server/protection/field-cipher'
import { bodyFields } from '@/server/sync/sync-item'
import { placeInput } from '@/server/visits/place-input'
import { writeDownPlace } from '@/server/visits/record-observation'
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
    const audit = item.kind === 'place' ? await asPlace(desk, item) : await asVisit(desk, item)
    if (!audit.ok) return audit
    const visitId = item.kind === 'visit' ? audit.value.id : null
    await settleHeld(tx, item, { ...by, visitId, settledReason: null })
    const entry: AuditEntry = { act: 'visit.settle', ...about, detail: { as: input.as, wrote: audit.value.id } }
    return accept({ value: { id: item.id }, audit: [...audit.value.audit, entry] })
  },
})
/** Written as a visit of who was there. */
async function asVisit(desk: Desk, item: Item) {
  const form = visitInput.safeParse(fieldsIn(item))
  if (!form.success) return refuse({ kind: 'unreadable' as const })
  const told = { leadId: item.accountId, ...(item.deviceAt && { deviceAt: item.deviceAt }) }
  const written = await writeDownVisit({ ...desk, input: form.data }, told)
  if (!written.ok) return written.refusal.kind === 'not_found' ? refuse({ kind: 'elsewhere' as const }) : written
  return accept({ id: form.data.id, audit: written.value.audit })
}

/** Written as something seen at a place by who was there. */
async function asPlace(desk: Desk, item: Item) {
  const form = placeInput.safeParse(fieldsIn(item))
  if (!form.success) return refuse({ kind: 'unreadable' as const })
  const seen = { by: item.accountId, at: item.deviceAt ?? item.heldAt }
  const written = await writeDownPlace({ ...desk, input: form.data }, seen)
  if (written.ok) return accept({ id: form.data.id, audit: written.value.audit })
  if (written.refusal.kind === 'household_unclear') return refuse({ kind: 'unreadable' as const })
  return written.refusal.kind === 'not_found' ? refuse({ kind: 'elsewhere' as const }) : written
}

type Desk = CommandDesk<unknown>
type Item = NonNullable<Awaited<ReturnType<typeof heldForUpdate>>>

function fieldsIn({ id, bodyCipher, deviceAt, heldAt }: Item) {
  const body = JSON.parse(decrypt(bodyCipher, id, 'held_body')) as FormEntries
  return bodyFields(body, deviceAt ?? heldAt)
}
