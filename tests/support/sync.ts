import '@/tests/support/environment'
import { newId } from '@/db/ids'
import type { FormEntries } from '@/domain/visits/sync'
import { hashOf } from '@/server/sync/sync-item'
import { noon } from '@/tests/support/households'

/** What a phone sends of one form: a list stands once for each of its values, as in a form. */
export function itemOf(form: Record<string, unknown>, more: { madeAt?: Date; sentAt?: Date; key?: string } = {}) {
  const body: FormEntries = Object.entries(form).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((one) => [`${name}[]`, String(one)] as const) : [[name, String(value)] as const],
  )
  const { madeAt = noon, sentAt = noon, key = newId() } = more
  return {
    ...{ key, kind: 'visit' as const, hash: hashOf(body), body },
    ...{ madeAt: madeAt.toISOString(), sentAt: sentAt.toISOString() },
  }
}
