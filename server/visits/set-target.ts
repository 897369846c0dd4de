import 'server-only'
import { z } from 'zod'
import { areasAt } from '@/db/queries/areas'
import { insertTarget } from '@/db/queries/week-plan'
import { jurisdictionWithin } from '@/domain/access/actor'
import { isAreaCode, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { day } from '@/server/residents/person-input'

/** 定每周目标 of one grid, or of every grid of the committee, from a day on; what was set before stays for the weeks before. */
export const setTarget = command({
  name: 'target.set',
  permission: 'plan.manage',
  input: z.object({
    area: z.coerce.number().refine(isAreaCode, '请选网格'),
    weekly: z.coerce.number('请填户数').int('请填整数').min(1, '至少 1 户').max(2000, '最多 2000 户'),
    fromOn: day,
    reason: z.string('请写理由').trim().min(2, '请写理由').max(200),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { area, weekly, fromOn, reason } = input
    const within = jurisdictionWithin(actor, area)
    const level = levelOf(area)
    if (!within || (level !== 'grid' && level !== 'committee')) return refuse({ kind: 'not_found' })
    if (level === 'grid' && !(await areasAt(tx, within, 'grid', fromOn)).some(({ code }) => code === area))
      return refuse({ kind: 'not_found' })
    if (fromOn < dayOf(now)) return refuse({ kind: 'target_in_past' })
    const row = { areaCode: area, weekly, fromOn, reason, madeBy: actor.accountId, madeAt: now }
    const id = await insertTarget(tx, row)
    return accept({
      value: { id },
      audit: {
        ...{ act: 'target.set' as const, subject: 'visit_target', subjectId: id, areaCode: area },
        detail: { weekly, fromOn, reason },
      },
    })
  },
})
