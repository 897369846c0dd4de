import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { askExport } from '@/server/exchange/exports/ask-export'
import { takeExport } from '@/server/exchange/exports/take-export'
import { contextOf, givenActor, givenHousehold, westCommittee, westGrid } from '@/tests/support/households'

/** Asks for a roster of so many people, of an age that nobody else has. */
export async function askedFor(db: Database, owner: Database, rows: number): Promise<string> {
  const secretary = await givenActor(owner, 'secretary', westCommittee)
  const age = 30 + (rows % 2)
  const people = Array.from({ length: rows }, () => ({ name: '丁守仁', bornOn: `${2026 - age}-01-01` }))
  await givenHousehold(owner, { areaCode: westGrid, room: `9${rows}`, people })
  const query = { code: 'build', min: String(age), max: String(age) }
  const outcome = await askExport(contextOf(db, secretary), { kind: 'roster', reason: '试一试多少行', query })
  return outcome.ok ? (outcome.value.ready ? 'passes' : 'waits') : outcome.refusal.kind
}

/** Takes a small export so many milliseconds after it was asked for. */
export async function takenAfter(db: Database, by: Actor, ms: number): Promise<string> {
  const context = contextOf(db, by)
  const asked = { kind: 'roster', reason: '试一试多久', query: { code: 'unknown_birth' } }
  const outcome = await askExport(context, asked)
  if (!outcome.ok) return outcome.refusal.kind
  const taken = await takeExport({ ...context, now: new Date(context.now.getTime() + ms) }, { id: outcome.value.id })
  return taken.ok ? 'passes' : taken.refusal.kind
}
