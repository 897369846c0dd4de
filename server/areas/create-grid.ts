import 'server-only'
import { z } from 'zod'
import { areaForUpdate, insertArea, lastGridOf } from '@/db/queries/areas'
import { isAreaCode, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { areaFields } from '@/server/areas/area-fields'
import { command } from '@/server/command'

/** 新建微网格 under a committee, with the next free code, in force from today. */
export const createGrid = command({
  name: 'area.create',
  permission: 'area.manage',
  input: z.object({ committeeCode: z.coerce.number().refine(isAreaCode, '请选居民区'), ...areaFields }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const { committeeCode, ...words } = input
    const committee = await areaForUpdate(tx, jurisdiction, committeeCode)
    if (!committee) return refuse({ kind: 'not_found' as const })
    if (levelOf(committee.code) !== 'committee') return refuse({ kind: 'not_a_committee' as const })
    const code = (await lastGridOf(tx, committee.code)) + 1
    if (levelOf(code) !== 'grid') return refuse({ kind: 'no_grid_left' as const })
    const made = await insertArea(tx, { code, level: 'grid', ...words, validFrom: dayOf(now), sort: code % 1000 })
    if (!made) return refuse({ kind: 'code_taken' as const })
    return accept({
      value: { code },
      audit: {
        act: 'area.create' as const,
        subject: 'area',
        subjectId: String(code),
        areaCode: code,
        detail: { ...words },
      },
    })
  },
})
