import { addDays, type CivilDay, daysBetween } from '@/domain/calendar/civil-day'
import type { CampaignPart } from '@/domain/visits/codes'
import { dayAfter, type Forecast, forecastOf } from '@/domain/visits/forecast'

/** Days looked back on for the pace of a campaign. */
export const pacedDays = 14

/** Targets by how far they came; they add up to the whole. */
export type Parts = Record<CampaignPart, number>
type Counted = { area: number; part: CampaignPart; first_on: CivilDay | null; n: number }
type Told = { area: number; answer: number | null; n: number }

const empty = (): Parts => ({ door: 0, distant: 0, missed: 0, none: 0 })

/** The targets of every area and of all, by part. */
export function partsOf(rows: readonly Counted[]): { all: Parts; byArea: Map<number, Parts> } {
  const all = empty()
  const byArea = new Map<number, Parts>()
  for (const { area, part, n } of rows) {
    const own = byArea.get(area) ?? empty()
    own[part] += n
    all[part] += n
    byArea.set(area, own)
  }
  return { all, byArea }
}

export const totalOf = ({ door, distant, missed, none }: Parts) => door + distant + missed + none
export const reachedOf = ({ door, distant }: Parts) => door + distant

/** 覆盖曲线: day by day how many targets had been reached by its end, from the first day to the last that has begun. */
export function curveOf(
  rows: readonly Counted[],
  from: CivilDay,
  to: CivilDay,
): { on: CivilDay; fresh: number; reached: number }[] {
  const fresh = new Map<CivilDay, number>()
  for (const { first_on: on, n } of rows) if (on) fresh.set(on, (fresh.get(on) ?? 0) + n)
  let reached = 0
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => {
    const on = addDays(from, index)
    reached += fresh.get(on) ?? 0
    return { on, fresh: fresh.get(on) ?? 0, reached }
  })
}

/** When the rest will be reached if the pace of the last days goes on: a day and the two it lies between. */
export type EndForecast = { forecast: Forecast; at: CivilDay; from: CivilDay; to: CivilDay | null }

/** Undefined before the first whole day is over, when nothing was reached lately, or nothing is left. */
export function endOf(
  curve: readonly { fresh: number }[],
  remaining: number,
  today: CivilDay,
): EndForecast | undefined {
  const whole = curve.slice(0, -1).slice(-pacedDays)
  if (remaining === 0 || whole.length === 0) return undefined
  const forecast = forecastOf(
    remaining,
    whole.map(({ fresh }) => fresh),
  )
  if (!forecast) return undefined
  const on = (days: number) => dayAfter(today, days, 1)
  return { forecast, at: on(forecast.at), from: on(forecast.from), to: forecast.to === null ? null : on(forecast.to) }
}

/** 问计于民: how many were asked and answered, and each answer, by area and in all. */
export function tallyOf(rows: readonly Told[], answers: readonly string[]) {
  const of = (some: readonly Told[]) => ({
    asked: some.reduce((sum, { n }) => sum + n, 0),
    answered: some.reduce((sum, { answer, n }) => sum + (answer === null ? 0 : n), 0),
    answers: answers.map((_, index) => some.reduce((sum, { answer, n }) => sum + (answer === index + 1 ? n : 0), 0)),
  })
  const areas = [...new Set(rows.map(({ area }) => area))]
  return { all: of(rows), byArea: new Map(areas.map((area) => [area, of(rows.filter((row) => row.area === area))])) }
}

/** What a closing report holds; it is frozen as canonical JSON, without anybody's name. */
export type CampaignContent = {
  kind: 'campaign'
  title: string
  subtitle: string
  areaName: string
  office: string
  purpose: string | null
  scope: string
  from: CivilDay
  to: CivilDay
  visitors: number
  parts: Parts
  /** `code` is missing in what was closed before lines opened their rows. */
  areas: { code?: number; name: string; parts: Parts; asked: number; answered: number; answers: number[] }[]
  curve: { on: CivilDay; fresh: number; reached: number }[]
  matters: { found: string[]; solved: string[] }
  cases: { kind: string; area: string; words: string; days: number | null }[]
  question: string | null
  answers: string[]
  tally: { asked: number; answered: number; answers: number[] }
  rowDigests: Record<string, { count: number; digest: string }>
  frozenAt: string
  previousHash: string | null
}
