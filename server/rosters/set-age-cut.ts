import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertCut } from '@/db/queries/rosters/age-cuts'
import { dayOf } from '@/domain/calendar/civil-day'
import { bandText, wholeBands } from '@/domain/residents/age-bands'
import { accept, refuse } from '@/domain/result'
import { savedUnder } from '@/domain/rosters/saving'
import { command } from '@/server/command'
import { day } from '@/server/residents/person-input'

/** 定年龄分段: how a committee or street counts ages from a day on, under a name (seed row 29); the past keeps its own. */
export const setAgeCut = command({
  name: 'roster.set_age_cut',
  permission: 'roster.approve',
  input: z.object({
    name: z.string('请写名称').trim().min(2, '至少 2 个字').max(20, '最多 20 个字'),
    bands: z.string('请写年龄段').trim().min(1, '请写年龄段').max(200),
    fromOn: day,
  }),
  run: async ({ tx, actor, now, input }) => {
    const bands = wholeBands(input.bands)?.map(bandText).join(' ')
    if (!bands) return refuse({ kind: 'bands_unread' })
    if (input.fromOn < dayOf(now)) return refuse({ kind: 'cut_in_past' })
    const areaCode = savedUnder(actor.areaCode)
    const { name, fromOn } = input
    const id = newId()
    await insertCut(tx, { id, areaCode, name, bands, fromOn, madeBy: actor.accountId, madeAt: now })
    return accept({
      value: { id },
      audit: {
        act: 'roster.set_age_cut',
        subject: 'age_cut',
        subjectId: id,
        areaCode,
        detail: { name, bands, fromOn },
      },
    })
  },
})
