import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertTraining, saveTraining, termsIn, trainingForUpdate } from '@/db/queries/street-terms'
import { visitorsOf } from '@/db/queries/visits'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { holdTraining } from '@/domain/training/training'
import { command } from '@/server/command'
import { day } from '@/server/residents/person-input'

/** 记培训: a course of a day, which competencies it was about, who took part; written down, or corrected (seed row 110). */
export const recordTraining = command({
  name: 'training.record',
  permission: 'visitor.edit',
  input: z.object({
    trainingId: z.uuid().nullish(),
    course: z.string('请写课程').trim().min(1, '请写课程').max(60, '最多 60 个字'),
    onDay: day,
    competencies: z.array(z.string().max(40)).max(40).default([]),
    visitors: z.array(z.uuid()).max(200).default([]),
  }),
  run: async ({ tx, actor, now, input }) => {
    const areaCode = ancestorAt(actor.areaCode, 'committee')
    const { course, onDay, trainingId } = input
    const known = trainingId ? await trainingForUpdate(tx, areaCode, trainingId) : undefined
    if (trainingId && !known) return refuse({ kind: 'not_found' as const })
    const terms = await termsIn(tx, areaCode, 'competency')
    const team = await visitorsOf(tx, areaCode, dayOf(now))
    const ruled = holdTraining(
      { competencies: input.competencies, visitors: input.visitors, on: onDay },
      {
        competencies: terms.map(({ code }) => code),
        // who took part and has left since still took part
        team: [...team.map(({ id }) => id), ...(known?.visitorIds ?? [])],
      },
      dayOf(now),
    )
    if (!ruled.ok) return ruled
    const { competencies, visitors: visitorIds } = ruled.value
    const id = known?.id ?? newId(now.getTime())
    const facts = { course, onDay, competencies, visitorIds }
    const recorded = { recordedBy: actor.accountId, recordedAt: now }
    if (known) await saveTraining(tx, id, facts)
    else await insertTraining(tx, { id, areaCode, ...facts, ...recorded })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'training.record' as const, subject: 'training', subjectId: id, areaCode },
        detail: { changed: course, on: onDay, people: visitorIds.length },
      },
    })
  },
})
