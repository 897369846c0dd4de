import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { draftOf, insertReport, nextIssueNumber } from '@/db/queries/reports/reports'
import { jurisdictionWithin } from '@/domain/access/actor'
import { isAreaCode } from '@/domain/areas/area-code'
import { addDays, type CivilDay, dayOf, isCivilDay, yearOf } from '@/domain/calendar/civil-day'
import type { ReportPreset } from '@/domain/reports/codes'
import { type PeriodChoice, periodChoices, periodChosen, usualPeriod } from '@/domain/reports/periods'
import { titleOf } from '@/domain/reports/title'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

const day = z.string().refine(isCivilDay, '请填日期').nullish()
const signer = z.string().max(40, '不超过 40 字').nullish()

/** 起草报告: an area inside the jurisdiction and a period, preset or any; the draft writes itself. Refuses a second draft of the same. */
export const createReport = command({
  name: 'report.create',
  permission: 'report.write',
  input: z.object({
    area: z.coerce.number().refine(isAreaCode, '请选地区'),
    preset: z.enum(Object.keys(periodChoices) as [PeriodChoice]),
    from: day,
    to: day,
    reviewer: signer,
    signer,
  }),
  run: async ({ tx, actor, now, input }) => {
    const { area } = input
    const { preset } = periodChoices[input.preset]
    if (!jurisdictionWithin(actor, area)) return refuse({ kind: 'not_found' })
    const [own] = await areasNamed(tx, [area])
    if (!own) return refuse({ kind: 'not_found' })
    const usual = periodChosen(input.preset, dayOf(now))
    const from = input.from ?? usual?.from
    const to = input.to ?? usual?.to
    if (!from || !to || from > to) return refuse({ kind: 'bad_period' })
    if (await draftOf(tx, area, from, to)) return refuse({ kind: 'draft_exists' })
    const year = yearOf(to)
    const issueNumber = await nextIssueNumber(tx, area, year)
    const id = await insertReport(tx, {
      areaCode: area,
      title: titleOf({ areaName: own.name, correction: null }),
      year,
      issueNumber,
      preset: presetFor(preset, from, to),
      fromOn: from,
      toOn: to,
      compiledBy: actor.accountId,
      compilerName: actor.name,
      reviewerName: input.reviewer ?? null,
      signerName: input.signer ?? null,
    })
    const detail = { from, to, preset }
    return accept({
      value: { id },
      audit: { act: 'report.create', subject: 'report', subjectId: id, areaCode: area, detail },
    })
  },
})

/** A preset with other ends than its own is a period of free ends. */
function presetFor(preset: ReportPreset, from: CivilDay, to: CivilDay): ReportPreset {
  if (preset === 'custom') return preset
  const whole = usualPeriod(preset, addDays(to, 1))
  return whole.from === from && whole.to === to ? preset : 'custom'
}
