import 'server-only'
import type { z } from 'zod'
import { withActor, withCounting } from '@/db/actor'
import { planningOnce, type Transaction } from '@/db/client'
import { type AuditEntry, recordAudit } from '@/db/queries/audit'
import { type Actor, holds, type Jurisdiction, jurisdictionOf } from '@/domain/access/actor'
import { type FieldPolicy, fieldPolicyOf } from '@/domain/access/fields'
import type { Permission } from '@/domain/access/roles'
import { admitted } from '@/server/admission'
import type { Context } from '@/server/context'
import type { PoolName } from '@/server/database'
import { register } from '@/server/entry-points'
import { plainText } from '@/server/plain-text'

export type Desk<Query> = {
  db: Transaction
  actor: Actor
  jurisdiction: Jurisdiction
  fields: FieldPolicy
  now: Date
  query: Query
}

type Spec<Schema extends z.ZodType, View> = {
  name: string
  permission: Permission
  /** A bad parameter falls back to its default; an address typed by hand never fails a page. */
  query: Schema
  read: (desk: Desk<z.output<Schema>>) => Promise<View>
  /** For sensitive reads: written before the data leaves the transaction. No entry, no data. */
  audit?: (found: View, query: z.output<Schema>) => AuditEntry[]
  /** Numbers only: a district viewer may know how many, never who. */
  counting?: boolean
  pool?: PoolName
  /** Its statements have the same text every time: each is planned once for a connection. */
  fixed?: boolean
}

/** The only way to read for a page, a print or an export: permit, parse the address, read inside the jurisdiction. */
export function view<Schema extends z.ZodType, View>(spec: Spec<Schema, View>) {
  const ask = (context: Context, raw: unknown): Promise<View> => {
    const { actor, now, requestId } = context
    if (!holds(actor, spec.permission)) return toNotPermitted()
    const query = spec.query.parse(plainText(raw))
    const jurisdiction = jurisdictionOf(actor)
    const carry = spec.counting ? withCounting : withActor

    return admitted(context, spec.pool ?? 'pages', (db) =>
      carry(spec.fixed ? planningOnce(db) : db, actor, now, async (tx) => {
        const found = await spec.read({ db: tx, actor, jurisdiction, fields: fieldPolicyOf(actor.role), now, query })
        const by = { accountId: actor.accountId, accountName: actor.name, requestId, at: now }
        if (spec.audit) await recordAudit(tx, by, spec.audit(found, query))
        return found
      }),
    )
  }
  register({ kind: 'view', name: spec.name, permission: spec.permission, takes: spec.query, ask })
  return ask
}

/** Loaded only when needed: scripts use views too, and the framework's navigation cannot be loaded outside it. */
async function toNotPermitted(): Promise<never> {
  const { redirect } = await import('next/navigation')
  return redirect('/not-permitted')
}
