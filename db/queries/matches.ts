import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { identityMatches } from '@/db/schema/matches'
import type { Jurisdiction } from '@/domain/access/actor'
import type { MatchAnswer, MatchGround, MatchState } from '@/domain/residents/match-codes'

/** Looks whether these people live with another committee too; yields how many were found anew, nothing of whom or where. */
export async function findSamePeople(tx: Transaction, people: readonly string[]): Promise<number> {
  if (people.length === 0) return 0
  const [row] = await tx.execute<{ n: number }>(sql`select find_same_people(${`{${people.join(',')}}`}::uuid[]) as n`)
  return row?.n ?? 0
}

/** Everybody who lives in the area now. */
export async function everybodyHere(tx: Transaction, { lo, hi }: Jurisdiction): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct resident_id as id from residencies where area_code between ${lo} and ${hi} and to_on is null`,
  )
  return rows.map(({ id }) => id)
}

export type MatchRow = {
  id: string
  resident_id: string
  name: string
  household_id: string | null
  address: string | null
  ground: MatchGround
  state: MatchState
  reason: string | null
  asker: string | null
  asked_at: string | null
  answered_at: string | null
}

/** The own sides of matches: what waits first, what is settled last; of the other side nothing but who asks. */
export async function matchesOf(
  db: Reader,
  { lo, hi }: Jurisdiction,
  { about, most }: { about?: string | undefined; most: number },
): Promise<MatchRow[]> {
  const whose = about ? sql`m.resident_id = ${about}` : sql`true`
  const rows = await db.execute<MatchRow>(sql`
    select m.id, m.resident_id, r.name, y.household_id, h.address, m.ground, m.state, m.reason, a.name as asker,
      m.asked_at::text, m.answered_at::text
    from identity_matches m join residents r on r.id = m.resident_id and r.merged_into_id is null
    left join lateral (select y.household_id from residencies y where y.resident_id = r.id and y.to_on is null order by y.from_on desc limit 1) y on true
    left join households h on h.id = y.household_id left join areas a on a.code = m.asker_code
    where m.area_code between ${lo} and ${hi} and ${whose}
    order by case m.state when 'to_answer' then 0 when 'found' then 1 when 'asked' then 2 else 3 end, m.answered_at desc, r.name, m.id
    limit ${most}`)
  return [...rows]
}

/** The own side of one match. */
export async function matchSeen(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(identityMatches)
    .where(sql`${identityMatches.id} = ${id} and ${inside(identityMatches.areaCode, jurisdiction)}`)
  return row
}

/** The own side of the match an offer followed from, with who it is here. */
export async function matchOfTransfer(db: Reader, { lo, hi }: Jurisdiction, transferId: string) {
  const [row] = await db.execute<{
    resident_id: string
    name: string
    household_id: string | null
    address: string | null
  }>(sql`
    select m.resident_id, r.name, y.household_id, h.address
    from identity_matches m join residents r on r.id = m.resident_id and r.merged_into_id is null
    left join residencies y on y.resident_id = r.id and y.to_on is null left join households h on h.id = y.household_id
    where m.transfer_id = ${transferId} and m.area_code between ${lo} and ${hi} limit 1`)
  return row
}

/** Asks the other side; false when there is nothing to ask any more. */
export async function askSamePerson(tx: Transaction, id: string, reason: string): Promise<boolean> {
  const [row] = await tx.execute<{ done: boolean }>(sql`select ask_same_person(${id}, ${reason}) as done`)
  return row?.done ?? false
}

/** Withdraws a question for both sides; false when it was answered already, or asked by the other side. */
export async function withdrawSamePerson(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ done: boolean }>(sql`select withdraw_same_person(${id}) as done`)
  return row?.done ?? false
}

/** Answers for both sides; false when there is nothing to answer any more. */
export async function answerSamePerson(
  tx: Transaction,
  id: string,
  answer: MatchAnswer,
  transferId: string | null,
): Promise<boolean> {
  const [row] = await tx.execute<{ done: boolean }>(
    sql`select answer_same_person(${id}, ${answer}, ${transferId}::uuid) as done`,
  )
  return row?.done ?? false
}
