import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import type { HouseholdAct } from '@/db/queries/household-acts'
import { insertNotices, papersTakenSince, type TakenPaper } from '@/db/queries/list-notices'
import { homesOnRoster } from '@/db/queries/rosters/homes'
import { peopleAmong } from '@/db/queries/rosters/people'
import { type Actor, type Jurisdiction, jurisdictionInside } from '@/domain/access/actor'
import { type FieldPolicy, fieldPolicyOf } from '@/domain/access/fields'
import { type AreaCode, contains, pathOf, rangeOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { papers, takings } from '@/domain/rosters/notice-codes'
import { readyMadeRosters } from '@/domain/rosters/ready-made'
import { type AskedRoster, askedRoster, builtCode, rosterQuery } from '@/server/rosters/roster-query'

type UndoDesk = { tx: Transaction; actor: Actor; jurisdiction: Jurisdiction; now: Date }

/** A paper that is wrong about some people, and how it is called to who sees it. */
type WrongPaper = { taken: TakenPaper; label: string; address: string; said: string; people: readonly string[] }

const rosterCodes = [...readyMadeRosters.map(({ code }) => code), builtCode]

/**
 * Rosters and files taken away since an operation, held against what they say once it is taken back: `before` it and `after`.
 * A roster is wrong when somebody of the operation stands on it now and did not, or the other way round; a file always is.
 */
export async function papersMadeWrong(desk: UndoDesk, act: HouseholdAct) {
  const homes = [act.householdId, ...(act.otherId ? [act.otherId] : [])]
  const about = { areas: pathOf(act.areaCode), rosters: rosterCodes, households: homes }
  const taken = await papersTakenSince(desk.tx, about, act.doneAt)
  const told = { people: act.people, homes }
  const before = await Promise.all(taken.map((paper) => linesOf(desk, paper, told)))
  return {
    /** The papers that are wrong now that everything is written back. */
    after: async (): Promise<WrongPaper[]> => {
      const wrong: WrongPaper[] = []
      for (const [at, paper] of taken.entries()) {
        const now = await linesOf(desk, paper, told)
        if (paper.paper === 'roster' && same(now, before[at])) continue
        wrong.push({ ...wordsOf(desk, paper), taken: paper, people: act.people })
      }
      return wrong
    },
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Tells everybody who took a paper that is wrong. */
export async function tellTakers({ tx, actor, now }: UndoDesk, act: HouseholdAct, wrong: readonly WrongPaper[]) {
  await insertNotices(
    tx,
    wrong.map(({ taken, label, address, people }) => ({
      ...{ id: newId(), areaCode: act.areaCode, accountId: taken.account_id, paper: taken.paper, taking: taken.taking },
      ...{ label, address, takenAt: new Date(taken.at), people: [...people], undone: act.kind },
      ...{ notedAt: now, notedBy: actor.accountId },
    })),
  )
}

/** Who took which paper when, for who is about to take the operation back. */
export function takersText(wrong: readonly WrongPaper[]): string[] {
  if (wrong.length === 0) return []
  return [`${wrong.map(({ said }) => said).join('；')}。确认后会在他们的“今日”提醒换一份。`]
}

/** Who of the operation stands on a roster, asked with everything known now. */
async function linesOf(
  desk: UndoDesk,
  taken: TakenPaper,
  { people, homes }: { people: readonly string[]; homes: readonly string[] },
): Promise<string[]> {
  const roster = taken.paper === 'roster' ? rosterOf(desk, taken, fieldPolicyOf('secretary')) : undefined
  if (!roster) return []
  const { condition, place, as } = roster
  const known = { day: as.day, known: undefined }
  return condition.about === 'resident'
    ? peopleAmong(desk.tx, place, roster.people, known, people)
    : homesOnRoster(desk.tx, place, roster.households, known, homes)
}

/** The roster as it was asked for, within the area of whoever takes the operation back. */
function rosterOf(desk: UndoDesk, taken: TakenPaper, fields: FieldPolicy): AskedRoster | undefined {
  const { actor, jurisdiction } = desk
  const query = rosterQuery.parse({ ...taken.detail.query, area: undefined, code: taken.subject_id })
  const on = query.on ?? dayOf(new Date(taken.at))
  const roster = askedRoster({ actor, jurisdiction, fields, now: desk.now, query: { ...query, on } })
  return roster && { ...roster, place: { own: jurisdiction, within: narrower(jurisdiction, taken.area_code) } }
}

function narrower(own: Jurisdiction, area: AreaCode): Jurisdiction {
  return contains(own.lo, Number(area)) ? jurisdictionInside(own, rangeOf(Number(area))) : own
}

function wordsOf(desk: UndoDesk, taken: TakenPaper) {
  const { paper, taking, subject_id: code, detail, account_name: who } = taken
  const on = monthDay(dayOf(new Date(taken.at)))
  if (paper === 'household') {
    const said = `${who} ${on}${takings[taking]}过这一户的档案`
    return { label: papers.household, address: `/households/${code}`, said }
  }
  const label = rosterOf(desk, taken, fieldPolicyOf('secretary'))?.label ?? papers.roster
  const seen = rosterOf(desk, taken, fieldPolicyOf(desk.actor.role)) !== undefined
  const { code: _, on: __, ...asked } = detail.query ?? {}
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]))
  return {
    label,
    address: `/rosters/${code}?${query}`,
    said: `${who} ${on}${takings[taking]}过名册“${seen ? label : '限看'}”`,
  }
}
