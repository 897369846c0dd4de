import 'server-only'
import type { z } from 'zod'
import { withActor } from '@/db/actor'
import { planningOnce, type Transaction } from '@/db/client'
import { type AuditEntry, recordAudit } from '@/db/queries/audit'
import { type Actor, holds, type Jurisdiction, jurisdictionOf } from '@/domain/access/actor'
import type { Permission } from '@/domain/access/roles'
import { accept, type Result, refuse } from '@/domain/result'
import { admitted } from '@/server/admission'
import type { Context } from '@/server/context'
import type { PoolName } from '@/server/database'
import { register } from '@/server/entry-points'
import { faultsIn } from '@/server/faults'
import { plainText } from '@/server/plain-text'

/** What a run must hand back: a value together with its audit entry (or entries), or a refusal. */
type Outcome = Result<{ value: unknown; audit: AuditEntry | AuditEntry[] }, { kind: string }>
type ValueOf<Run extends Outcome> = Extract<Run, { ok: true }>['value']['value']
type RefusalOf<Run extends Outcome> = Extract<Run, { ok: false }>['refusal']

export type CommandRefusal =
  | { kind: 'not_permitted' }
  | { kind: 'not_found' }
  | { kind: 'invalid_input'; fields: Partial<Record<string, string[]>> }
  | { kind: 'household_unclear'; field: string; offers: Offer[] }

/** One household of several that were meant, to pick. */
export type Offer = { value: string; label: string }

export type CommandDesk<Input> = { tx: Transaction; actor: Actor; jurisdiction: Jurisdiction; now: Date; input: Input }

/** The only way to write: permit, parse, decide, write and audit in one transaction. */
export function command<Schema extends z.ZodType, Run extends Outcome>(spec: {
  name: string
  permission: Permission
  input: Schema
  pool?: PoolName
  /** Its statements have the same text every time and find rows by their keys: each is planned once for a connection. */
  fixed?: boolean
  run: (desk: CommandDesk<z.output<Schema>>) => Promise<Run>
}) {
  const ask = async (
    context: Context,
    raw: unknown,
  ): Promise<Result<ValueOf<Run>, RefusalOf<Run> | CommandRefusal>> => {
    const { actor, now, requestId } = context
    if (!holds(actor, spec.permission)) return refuse({ kind: 'not_permitted' })

    const parsed = spec.input.safeParse(plainText(raw), { reportInput: true })
    if (!parsed.success) return refuse({ kind: 'invalid_input', fields: faultsIn(parsed.error) })

    try {
      return await admitted(context, spec.pool ?? 'pages', (db) =>
        withActor(spec.fixed ? planningOnce(db) : db, actor, now, async (tx) => {
          const outcome = await spec.run({ tx, actor, jurisdiction: jurisdictionOf(actor), now, input: parsed.data })
          if (!outcome.ok) throw new Refused(outcome.refusal)
          const by = { accountId: actor.accountId, accountName: actor.name, requestId, at: now }
          await recordAudit(tx, by, [outcome.value.audit].flat())
          return accept(outcome.value.value)
        }),
      )
    } catch (error) {
      if (error instanceof Refused) return refuse(error.refusal as RefusalOf<Run>)
      throw error
    }
  }
  register({ kind: 'command', name: spec.name, permission: spec.permission, takes: spec.input, ask })
  return ask
}

/** Thrown only to roll the transaction back; never leaves this file. */
class Refused extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('refused')
    this.refusal = refusal
  }
}
