import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertSittings } from '@/db/queries/sittings'
import { visitorNames } from '@/db/queries/visits'
import { contains, isAreaCode } from '@/domain/areas/area-code'
import { dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type SittingKind, sittingKinds } from '@/domain/visits/sitting-codes'
import { daysOf, weeksMost } from '@/domain/visits/sittings'
import { command } from '@/server/command'

const clock = (words: string) => z.string(words).regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 19:30')

/** 排场次: one day, or the same weekday for some weeks; day, hours, place and staff are said once (seed rows 10–12). */
export const openSitting = command({
  name: 'sitting.open',
  permission: 'visit.record',
  input: z.object({
    kind: z.enum(Object.keys(sittingKinds) as [SittingKind, ...SittingKind[]], '请选哪一种'),
    areaCode: z.coerce.number().refine(isAreaCode, '请选网格').nullish().default(null),
    on: z.string('请填哪天').refine(isCivilDay, '日子写成 2026-11-24'),
    from: clock('请填几点开始'),
    to: clock('请填几点结束'),
    place: z.string('请填在哪里').trim().min(1, '请填在哪里').max(80, '最多 80 字'),
    weeks: z.coerce.number('填几周').int('填几周').min(1, '至少一周').max(weeksMost, `最多 ${weeksMost} 周`).default(1),
    staff: z.array(z.uuid()).max(40).default([]),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { kind, on, from, to, place, weeks, staff } = input
    const areaCode = input.areaCode ?? actor.areaCode
    if (!contains(actor.areaCode, areaCode)) return refuse({ kind: 'not_found' } as const)
    const days = daysOf({ on, weeks, from, to }, dayOf(now))
    if (!days.ok) return days
    const known = await visitorNames(tx, staff)
    if (known.size !== new Set(staff).size) return refuse({ kind: 'not_found' } as const)
    if (kind !== 'visit_day' && staff.length === 0) return refuse({ kind: 'nobody_sits' } as const)
    const base = { areaCode, kind, fromTime: from, toTime: to, place, staffIds: [...known.keys()] }
    const rows = days.value.map((onDay, at) => ({
      ...{ ...base, id: newId(now.getTime() + at), onDay },
      ...{ recordedBy: actor.accountId, recordedAt: now },
    }))
    await insertSittings(tx, rows)
    return accept({
      value: { id: rows[0]?.id ?? '', days: rows.length },
      audit: {
        ...{ act: 'sitting.open' as const, subject: 'sitting', subjectId: rows[0]?.id ?? '', areaCode },
        detail: { changed: `${sittingKinds[kind]} ${place}`, on, days: rows.length },
      },
    })
  },
})
