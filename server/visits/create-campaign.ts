import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { insertCampaign, keepTargets, noteTarget } from '@/db/queries/campaigns'
import { doneLately } from '@/db/queries/capacity'
import { homesListed } from '@/db/queries/rosters/known-homes'
import { members } from '@/db/queries/rosters/people'
import { visitorNames } from '@/db/queries/visits'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import { fieldPolicyOf } from '@/domain/access/fields'
import { ancestorAt, isAreaCode } from '@/domain/areas/area-code'
import { type CivilDay, dayOf, daysBetween } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { conditionWords } from '@/domain/rosters/condition'
import { weeksLookedBack } from '@/domain/visits/capacity'
import { command } from '@/server/command'
import { sealOf } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'
import { askedRoster, type RosterQuery, rosterQuery } from '@/server/rosters/roster-query'
import { planArea } from '@/server/visits/plan-area'

const answer = z.string().trim().max(40, '最多 40 字').nullish()

/**
 * 建专项走访 (seed rows 4, 55; C35): whom, when, who goes, and one question with fixed answers. First how many households it is
 * about and what that asks of every day; then, sent once more, the campaign with exactly these households as its targets.
 */
export const createCampaign = command({
  name: 'campaign.create',
  permission: 'plan.manage',
  pool: 'reports',
  input: z.object({
    name: z.string('请填名称').trim().min(2, '请填名称').max(60),
    purpose: z.string().trim().max(300).nullish(),
    /** The address of a roster, its code among it; empty for every home that is lived in. */
    stated: z.string().max(2000).nullish(),
    /** One grid or committee of the own area; the whole of it without. */
    area: z.coerce.number().refine(isAreaCode, '请选网格').nullish(),
    fromOn: day,
    toOn: day,
    visitors: z.array(z.uuid()).max(200).default([]),
    question: z.string().trim().max(100, '最多 100 字').nullish(),
    answer1: answer,
    answer2: answer,
    answer3: answer,
    answer4: answer,
    answer5: answer,
    answer6: answer,
    confirmed,
  }),
  run: async ({ tx, actor, now, input }) => {
    const { name, fromOn, toOn, question } = input
    const [area, today] = [planArea(actor), dayOf(now)]
    if (toOn < fromOn || toOn < today) return refuse({ kind: 'campaign_days' })
    const answers = answersIn(input)
    if (Boolean(question) !== answers.length > 0 || answers.length === 1) return refuse({ kind: 'question_not_whole' })
    const visitorIds = [...new Set(input.visitors)]
    if ((await visitorNames(tx, visitorIds)).size !== visitorIds.length) return refuse({ kind: 'visitor_unknown' })
    const scope = scopeOf(statedOf(input), { actor, jurisdiction: area, now })
    if (!scope) return refuse({ kind: 'not_found' })
    const id = await insertCampaign(tx, {
      ...{ areaCode: area.lo, name, purpose: input.purpose || null, stated: statedOf(input), scope: scope.words },
      ...{ fromOn, toOn, visitorIds, question: question || null, answers, target: 0 },
      ...{ madeBy: actor.accountId, madeAt: now },
    })
    const kept = await keepTargets(tx, id, scope.homes)
    const target = kept.reduce((sum, { n }) => sum + n, 0)
    if (target === 0) return refuse({ kind: 'nobody_in_scope' })
    await noteTarget(tx, id, target)
    const seal = sealOf(input)
    if (input.confirmed !== seal) {
      const who = await foreseen(tx, area, { fromOn, toOn, today, words: scope.words }, kept)
      return refuse({ kind: 'preview', preview: { seal, who, counts: [] } })
    }
    return accept({
      value: { id },
      audit: {
        ...{ act: 'campaign.create' as const, subject: 'campaign', subjectId: id, areaCode: area.lo },
        detail: { name, fromOn, toOn, scope: scope.words, target },
      },
    })
  },
})

function statedOf({ stated, area }: { stated?: string | null | undefined; area?: number | null | undefined }): string {
  return [stated, area ? `area=${area}` : ''].filter(Boolean).join('&')
}

function answersIn(input: Record<string, unknown>): string[] {
  const typed = [1, 2, 3, 4, 5, 6].map((n) => input[`answer${n}`])
  return [...new Set(typed.filter((text): text is string => typeof text === 'string' && text !== ''))]
}

type Asking = { actor: Actor; jurisdiction: Jurisdiction; now: Date }

/** The households of a scope as a search of their ids, and the scope in words; nothing where there is no such roster. */
function scopeOf(stated: string, { actor, jurisdiction, now }: Asking): { homes: SQL; words: string } | undefined {
  const parsed = Object.fromEntries(new URLSearchParams(stated))
  const query: RosterQuery = rosterQuery.parse({ ...parsed, on: undefined, known: undefined, after: undefined })
  const code = query.code || 'build'
  const about = query.code ? query.about : 'household'
  const fields = fieldPolicyOf(actor.role)
  const roster = askedRoster({ actor, jurisdiction, fields, now, query: { ...query, code, about } })
  if (!roster) return undefined
  const { condition, place, as } = roster
  const words = conditionWords(condition).map(({ label }) => label)
  const said = code !== 'build' ? roster.label : words.join('，') || '全部有人住的户'
  if (condition.about === 'resident')
    return { homes: sql`select m.household_id from (${members(place, roster.people, as)}) m`, words: `${said}所在的户` }
  return {
    homes: sql`select k.id from (${homesListed(place, roster.households, as)}) k where k.members > 0`,
    words: said,
  }
}

type Span = { fromOn: CivilDay; toOn: CivilDay; today: CivilDay; words: string }

async function foreseen(
  tx: Transaction,
  area: Jurisdiction,
  { fromOn, toOn, today, words }: Span,
  kept: { area: number; n: number; a: number }[],
): Promise<string[]> {
  const sum = (of: (row: (typeof kept)[number]) => number) => kept.reduce((total, row) => total + of(row), 0)
  const days = daysBetween(fromOn, toOn) + 1
  const done = await doneLately(tx, area, today)
  const weekly = Math.round(done.reduce((total, { met, missed }) => total + met + missed, 0) / weeksLookedBack)
  const asked = Math.ceil((sum(({ n }) => n) * 7) / days)
  const places = new Map<number, number>()
  const level = kept.length > 40 ? 'committee' : 'grid'
  for (const row of kept) {
    const at = ancestorAt(row.area, level)
    places.set(at, (places.get(at) ?? 0) + row.n)
  }
  const names = new Map((await areasNamed(tx, [...places.keys()])).map(({ code, name }) => [code, name]))
  const [target, distant] = [sum(({ n }) => n), sum(({ a }) => a)]
  return [
    `${words}：今天共 ${target} 户${distant > 0 ? `，其中 A 类 ${distant} 户只打电话、线上联系` : ''}。`,
    `${[...places].map(([code, n]) => `${names.get(code) ?? ''} ${n} 户`).join('，')}。`,
    `${days} 天走完，每周约 ${asked} 户；近八周平均每周走访 ${weekly} 次${asked > weekly ? '，赶不上' : ''}。`,
  ]
}
