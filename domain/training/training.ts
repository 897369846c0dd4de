import type { CivilDay } from '@/domain/calendar/civil-day'
import { accept, type Result, refuse } from '@/domain/result'

export type TrainingRefusal =
  | { kind: 'competency_needed' }
  | { kind: 'competency_unknown' }
  | { kind: 'nobody_took_part' }
  | { kind: 'visitor_unknown' }
  | { kind: 'in_future' }

/** 记培训: at least one competency of the street's list, at least one of the team, on a day that has come. */
export function holdTraining(
  told: { competencies: readonly string[]; visitors: readonly string[]; on: CivilDay },
  known: { competencies: readonly string[]; team: readonly string[] },
  today: CivilDay,
): Result<{ competencies: string[]; visitors: string[] }, TrainingRefusal> {
  const [competencies, visitors] = [[...new Set(told.competencies)], [...new Set(told.visitors)]]
  if (told.on > today) return refuse({ kind: 'in_future' })
  if (competencies.length === 0) return refuse({ kind: 'competency_needed' })
  if (!competencies.every((code) => known.competencies.includes(code))) return refuse({ kind: 'competency_unknown' })
  if (visitors.length === 0) return refuse({ kind: 'nobody_took_part' })
  if (!visitors.every((id) => known.team.includes(id))) return refuse({ kind: 'visitor_unknown' })
  return accept({ competencies, visitors })
}

/** Why a training was not written down, in three parts. */
export function trainingRefusalText({ kind }: TrainingRefusal): string {
  const parts: Record<TrainingRefusal['kind'], [what: string, now: string]> = {
    competency_needed: ['没选这次培训练的是什么能力', '请至少勾一样'],
    competency_unknown: ['勾的能力不在街道的清单里', '请刷新后再选'],
    nobody_took_part: ['没选谁参加了', '请至少勾一位'],
    visitor_unknown: ['勾的人不在走访队伍里', '请刷新后再选'],
    in_future: ['培训的日子还没到', '请在办完以后再记'],
  }
  const [what, now] = parts[kind]
  return `${what}。没有保存，填的都在。${now}。`
}
