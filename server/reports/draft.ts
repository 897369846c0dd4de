import 'server-only'
import type { Transaction } from '@/db/client'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { keptTallies } from '@/db/queries/figures/kept-tallies'
import type { Scope } from '@/db/queries/figures/scope'
import { disorderedIssues, doubledPeople, futureRows, removedRows } from '@/db/queries/reports/evidence'
import { correctionNumber, type Report } from '@/db/queries/reports/reports'
import { type Actor, type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { type AreaLevel, levelBelow, levelOf, pathOf } from '@/domain/areas/area-code'
import { byName } from '@/domain/areas/by-name'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { catalogue, type Moment, needsOf } from '@/domain/figures/catalogue'
import { periodBehind } from '@/domain/figures/comparison'
import { rateOf } from '@/domain/figures/rates'
import { requestsFor } from '@/domain/figures/tally'
import { assemble } from '@/domain/reports/assemble'
import type { ReportContent } from '@/domain/reports/content'
import { marksIn } from '@/domain/reports/marks'
import { type Check, checksOf } from '@/domain/reports/rules'
import { tableReferences } from '@/domain/reports/tables'
import { type Named, periodOfReport } from '@/domain/reports/title'
import { annexesOf } from '@/server/reports/annexes'
import { saidByRows } from '@/server/reports/said-by-rows'

export type Draft = {
  content: ReportContent
  checks: Check[]
  generated: Map<string, string>
  scopes: Record<Moment, Scope>
}

const belowWord: Record<AreaLevel, string> = { district: '街道', street: '居民区', committee: '网格', grid: '网格' }
const placeWord = { district: '区', street: '街道', committee: '社区', grid: '网格' } as const
const printable = [...catalogue.values()].filter((figure) => figure.kind !== 'rate' || rateOf(figure.rate)?.of)

/** The periods a report looks at. */
export function scopesOf(
  report: Pick<Report, 'preset' | 'fromOn' | 'toOn'>,
  jurisdiction: Jurisdiction,
): Record<Moment, Scope> {
  const { preset, fromOn: from, toOn: to } = report
  const period = periodOfReport({ preset, from, until: to })
  const before = addDays(from, -1)
  return {
    now: { jurisdiction, from, to },
    opening: { jurisdiction, from: before, to: before },
    previous: { jurisdiction, ...bounds(periodBehind(period, 'previous')) },
    last_year: { jurisdiction, ...bounds(periodBehind(period, 'last_year')) },
  }
}

const bounds = ({ from, to }: { from: string; to: string }) => ({ from, to })

/** The report as the data has it now, with the secretary's words in it and what the ten rules find. */
export async function draftOf(tx: Transaction, actor: Actor, report: Report, now: Date): Promise<Draft | undefined> {
  const jurisdiction = jurisdictionWithin(actor, report.areaCode)
  if (!jurisdiction) return undefined
  const scopes = scopesOf(report, jurisdiction)
  const level = levelOf(report.areaCode)
  const by = levelBelow(level) ?? level
  const moments = Object.keys(scopes) as Moment[]
  const needs = [...needsOf(printable), ...tableReferences.map((of) => ({ of, at: 'now' as Moment }))]
  const questions = moments.map((moment) => ({
    scope: scopes[moment],
    by,
    requests: requestsFor(needs.filter(({ at }) => at === moment).map(({ of }) => of)),
  }))
  const scope = scopes.now
  const [counted, where, areas, said, correction, lists] = await Promise.all([
    keptTallies(tx, { seenFrom: actor.areaCode, now }, questions),
    areasNamed(tx, pathOf(report.areaCode)),
    level === by ? [] : areasAt(tx, jurisdiction, by, report.toOn),
    saidByRows(tx, scope),
    correctionNumber(tx, report),
    annexesOf(tx, scope, level),
  ])
  const [present, opening, previous, lastYear] = counted
  if (!present || !opening || !previous || !lastYear) return undefined
  const own = where.find(({ code }) => code === report.areaCode)
  const above = where.at(-2)
  const { content, generated } = assemble({
    named: namedOf(report, own?.name ?? '', correction),
    area: report.areaCode,
    place: placeWord[level],
    office: `${level === 'street' ? '' : (above?.name ?? '')}${own?.name ?? ''}${level === 'committee' ? '居民委员会' : ''}`,
    addressee: level === 'committee' && above ? `${above.name}办事处：` : null,
    below: belowWord[level],
    areas: byName(areas.map(({ code, name }) => ({ code, name }))),
    tallies: { now: present, opening, previous, last_year: lastYear },
    words: report.words,
    ...said,
    lists,
    signers: signersOf(report),
  })
  return withChecks(tx, { content, generated, scopes }, now)
}

async function withChecks(tx: Transaction, draft: Omit<Draft, 'checks'>, now: Date): Promise<Draft> {
  const scope = draft.scopes.now
  const [disordered, future, doubled, removed] = await Promise.all([
    disorderedIssues(tx, scope),
    futureRows(tx, scope, now),
    doubledPeople(tx, scope),
    removedRows(tx, scope),
  ])
  const content = {
    ...draft.content,
    notes: [...draft.content.notes, ...removed.map(({ label, why }) => `期内${why}：${label}。`)],
  }
  const checks = checksOf(content, {
    today: dayOf(now),
    disordered: disordered.map(({ id, label, why }) => ({ label, why, href: `/issues/${id}` })),
    future: future.map(({ id, label, why, file }) => ({ label, why, href: `/${file}s/${id}` })),
    doubled: doubled.map(({ id, label, why }) => ({ label: `户 ${label}`, why, href: `/households/${id}` })),
    removed: [...removed],
    generated: new Map([...draft.generated].map(([key, text]) => [key, marksIn(text)])),
  })
  return { ...draft, content, checks }
}

function namedOf(report: Report, areaName: string, correction: number | null): Named {
  const { year, issueNumber, preset, fromOn: from, toOn: until } = report
  return { areaName, year, issueNumber, correction, preset, from, until }
}

function signersOf({ compilerName, reviewerName, signerName }: Report) {
  return [
    { role: '编制', name: compilerName },
    { role: '审核', name: reviewerName ?? '' },
    { role: '签发', name: signerName ?? '' },
  ]
}
