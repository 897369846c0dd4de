import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { rulesListed } from '@/db/queries/cadence-rules'
import { askedWeekly, doneLately } from '@/db/queries/capacity'
import { holds, jurisdictionWithin } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { type CadenceSubject, standardCadences } from '@/domain/visits/cadence'
import { cadenceProposals } from '@/domain/visits/cadence-proposals'
import { everyWords, subjectWords } from '@/domain/visits/cadence-words'
import { capacityWords } from '@/domain/visits/capacity'
import { someWords } from '@/server/address'
import { view } from '@/server/view'
import { cadenceSubjects } from '@/server/visits/adopt-cadence'
import { placeOf } from '@/server/visits/plan-area'

type Listed = Awaited<ReturnType<typeof rulesListed>>[number]

/** 走访频次: what holds here and whence, what a week asks for and what is done, what others do, and what was before. */
export const cadenceDesk = view({
  name: 'cadence.desk',
  permission: 'visit.read',
  query: z.object({ proposal: someWords(20) }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const [today, place] = [dayOf(now), placeOf(actor)]
    const street = ancestorAt(place, 'street')
    const all = await rulesListed(db, [...new Set([place, street])], 300)
    const within = jurisdictionWithin(actor, place) ?? jurisdiction
    const [asked, done, names] = await Promise.all([
      askedWeekly(db, within, today, { about: 'all', value: 'all' }),
      doneLately(db, within, today),
      areasNamed(db, [place]),
    ])
    const manages = holds(actor, 'plan.manage') && place === actor.areaCode
    const total = (of: (one: { met: number; missed: number }) => number) => done.reduce((sum, one) => sum + of(one), 0)
    const load = {
      ...{ name: '', before: 0, after: asked.reduce((sum, { weekly }) => sum + weekly, 0) },
      ...{ met: total(({ met }) => met), missed: total(({ missed }) => missed) },
    }
    const chosen = cadenceProposals.find(({ code }) => code === query.proposal)
    return {
      today,
      place: names[0]?.name ?? '',
      households: asked.reduce((sum, { households }) => sum + households, 0),
      week: capacityWords(load),
      inForce: inForce(all, place, today),
      others: all
        .filter(({ rule }) => rule.fromOn > today || (rule.toOn !== null && rule.toOn <= today))
        .slice(0, 60)
        .map((one) => ({
          ...shown(one, place),
          state: one.rule.fromOn > today && !one.rule.toOn ? '还没生效' : '已停用',
        })),
      proposals: cadenceProposals.map(({ code, basis, ...rule }) => ({
        ...{ code, basis, says: `${subjectWords(rule)}${everyWords(rule.days)}` },
      })),
      chosen: chosen && { subject: `${chosen.about}.${chosen.value}`, days: chosen.days, basis: chosen.basis },
      subjects: cadenceSubjects.map((subject) => ({
        value: `${subject.about}.${subject.value}`,
        label: subjectWords(subject),
      })),
      may: { manage: manages },
      level: levelOf(place),
    }
  },
})
export type CadenceDesk = Awaited<ReturnType<typeof cadenceDesk>>

type RuleInForce = Omit<ReturnType<typeof shown>, 'id' | 'fromOn' | 'basis'> & {
  id: string | null
  toEnd: boolean
  fromOn: CivilDay | null
  basis: string | null
}

/** One line for each subject something holds for: the own rule, else the street's, else what holds everywhere. */
function inForce(all: Listed[], place: number, today: CivilDay): RuleInForce[] {
  const now = all.filter(({ rule }) => rule.fromOn <= today && (rule.toOn === null || rule.toOn > today))
  return cadenceSubjects.flatMap((subject): RuleInForce[] => {
    const of = now.filter(({ rule }) => rule.about === subject.about && rule.value === subject.value)
    const nearest = of.find(({ rule }) => rule.areaCode === place) ?? of[0]
    if (nearest) return [{ ...shown(nearest, place), toEnd: nearest.rule.areaCode === place && !nearest.rule.toOn }]
    const days = standardOf(subject)
    if (days === undefined) return []
    return [
      {
        id: null,
        toEnd: false,
        ...said({ ...subject, days }),
        from: '通行',
        fromOn: null,
        toOn: null,
        basis: null,
        by: null,
        over: null,
      },
    ]
  })
}

function standardOf({ about, value }: CadenceSubject): number | undefined {
  if (about === 'all') return standardCadences.all
  return (standardCadences[about] as Record<string, number | undefined>)[value]
}

function shown({ rule, by }: Listed, place: number) {
  const { id, fromOn, toOn, basis, overReason, askedWeekly: asked, doneWeekly: made } = rule
  return {
    ...{ id, fromOn, toOn, basis, by, ...said(rule) },
    from: rule.areaCode === place ? (levelOf(place) === 'street' ? '本街道' : '本居民区') : '街道',
    over: overReason ? `定时每周要 ${asked} 次、近八周 ${made} 次，仍定：${overReason}` : null,
  }
}

const said = (rule: CadenceSubject & { days: number }) => ({
  subject: subjectWords(rule),
  every: everyWords(rule.days),
})
