import 'server-only'
import { createHash } from 'node:crypto'
import type { Transaction } from '@/db/client'
import type { AuditEntry } from '@/db/queries/audit'
import { tallies } from '@/db/queries/figures/counts'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { unitOf } from '@/domain/figures/reference'
import type { EffectCount, Preview } from '@/domain/households/acts'
import { type Result, refuse } from '@/domain/result'
import { rosterSubjects } from '@/domain/rosters/codes'
import { readyMadeRosters } from '@/domain/rosters/ready-made'
import { type ActFacts, type Journal, openJournal } from '@/server/households/act-journal'
import { rosterCounts } from '@/server/rosters/roster-list'

type ActDesk<Input> = { tx: Transaction; actor: Actor; jurisdiction: Jurisdiction; now: Date; input: Input }

/** What an operation did: its value, its trace, and about whom, in words. */
type Done<Value> = { value: Value; audit: AuditEntry; who?: readonly string[] }
type Noted<Value> = Done<Value> & { act: ActFacts }
type Either<What> = Result<What, { kind: string }>
type ValueOf<Run> = Extract<Run, { ok: true; value: { value: unknown } }>['value']['value']
type RefusalOf<Run> = Extract<Run, { ok: false; refusal: { kind: string } }>['refusal']
type Foreseen = { kind: 'preview'; preview: Preview }

/** Carries out a named operation and keeps what it takes to take it back. */
export async function journalled<Run extends Either<Noted<unknown>>>(
  { tx, actor, now }: Omit<ActDesk<unknown>, 'input'>,
  work: (journal: Journal) => Promise<Run>,
): Promise<Result<Done<ValueOf<Run>>, RefusalOf<Run>>> {
  const journal = openJournal(tx)
  const outcome = await work(journal)
  if (!outcome.ok) return refuse(outcome.refusal as RefusalOf<Run>)
  const { act, value, ...done } = outcome.value
  await journal.keep(act, now, actor.accountId)
  return { ok: true, value: { ...done, value: value as ValueOf<Run> } }
}

/**
 * Shows what an operation will do before it is done: it is carried out, counted, and taken back by the refusal `preview`,
 * until exactly the same is asked for once more with the seal of its preview.
 */
export async function previewed<Run extends Either<Done<unknown>>>(
  { tx, jurisdiction, now, input }: ActDesk<{ confirmed?: string | null | undefined }>,
  work: () => Promise<Run>,
): Promise<Result<{ value: ValueOf<Run>; audit: AuditEntry }, RefusalOf<Run> | Foreseen>> {
  const seal = sealOf(input)
  const confirmed = input.confirmed === seal
  const today = dayOf(now)
  const before = confirmed ? [] : await countsOn(tx, jurisdiction, today)
  const outcome = await work()
  if (!outcome.ok) return refuse(outcome.refusal as RefusalOf<Run>)
  const { who = [], value, audit } = outcome.value
  if (confirmed) return { ok: true, value: { value: value as ValueOf<Run>, audit } }
  const after = await countsOn(tx, jurisdiction, today)
  return refuse({ kind: 'preview', preview: { seal, who: [...who], counts: effectOf(before, after) } })
}

/** Stands for everything that was typed, so that only what was shown is carried out. */
export function sealOf({ confirmed: _, ...typed }: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(typed)).digest('base64url').slice(0, 32)
}

const whole = { household: '在册户', living: '实有人口' } as const
type Counted = Omit<EffectCount, 'before' | 'after'> & { n: number }

/** 户, 人 and the ready-made rosters as they stand in the transaction. */
async function countsOn(tx: Transaction, jurisdiction: Jurisdiction, day: CivilDay): Promise<Counted[]> {
  const scope = { jurisdiction, from: day, to: day }
  const populations = Object.keys(whole) as (keyof typeof whole)[]
  const requests = populations.map((population) => ({ population, ways: [] }))
  const [[tally], lists] = [
    await tallies(tx, [{ scope, by: 'grid', requests }]),
    await rosterCounts(tx, jurisdiction, [jurisdiction.lo], day),
  ]
  const rosters = lists.get(jurisdiction.lo) ?? {}
  return [
    ...populations.map((population) => {
      const of = { population, way: null, parts: [] }
      return { label: whole[population], unit: unitOf(of), n: tally?.count(of).n ?? 0 }
    }),
    ...readyMadeRosters.map(({ code, label, condition: { about } }) => ({
      label: `名册 ${label}`,
      unit: rosterSubjects[about],
      n: rosters[code] ?? 0,
    })),
  ]
}

/** 户 and 人 always, of the rosters those that change. */
function effectOf(before: Counted[], after: Counted[]): EffectCount[] {
  return before
    .map(({ label, unit, n }, index) => ({ label, unit, before: n, after: after[index]?.n ?? n }))
    .filter((count, index) => index < 2 || count.before !== count.after)
}
