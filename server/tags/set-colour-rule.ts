import 'server-only'
import { z } from 'zod'
import { type ColourShift, colourShifts, insertRule, lockRules, rulesOf } from '@/db/queries/colour-rules'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { type Attention, attentions } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import type { TagCode } from '@/domain/tags/codes'
import { colourable, soundRule, standardRule } from '@/domain/tags/colour-rule'
import { command } from '@/server/command'
import { sealOf } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

const codes = z.array(z.enum(colourable as [TagCode, ...TagCode[]])).default([])

/**
 * 定颜色规则 of the own street (seed row 30), from a day on: first how many households change colour, then, sent once more, a new
 * version. Earlier versions stay, so that a past day is coloured as it was.
 */
export const setColourRule = command({
  name: 'colour.set_rule',
  permission: 'colour.manage',
  input: z.object({
    fromOn: day,
    red: codes,
    yellow: codes,
    reason: z.string('请写理由').trim().min(2, '请写理由').max(200),
    confirmed,
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const [street, today] = [ancestorAt(actor.areaCode, 'street'), dayOf(now)]
    await lockRules(tx, street)
    const before = (await rulesOf(tx, street)).find(({ fromOn }) => fromOn <= input.fromOn) ?? standardRule
    const red = [...new Set(input.red)]
    const rule = { red, yellow: [...new Set(input.yellow)].filter((code) => !red.includes(code)) }
    const sound = soundRule(rule, before, input.fromOn, today)
    if (!sound.ok) return sound
    const seal = sealOf({ ...input, ...rule })
    if (input.confirmed !== seal) {
      const shifts = await colourShifts(tx, jurisdiction, today, before, rule)
      return refuse({ kind: 'preview', preview: { seal, who: [saidOf(shifts)], counts: countsOf(shifts) } })
    }
    const { fromOn, reason } = input
    const id = await insertRule(tx, { areaCode: street, fromOn, ...rule, reason, madeBy: actor.accountId, madeAt: now })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'colour.rule' as const, subject: 'colour_rule', subjectId: id, areaCode: street },
        detail: { fromOn, ...rule, reason },
      },
    })
  },
})

function saidOf(shifts: ColourShift[]): string {
  const changed = shifts.filter(({ before, after }) => before !== after)
  const moved = changed.map(({ before, after, n }) => `${attentions[before]}变${attentions[after]} ${n} 户`)
  return moved.length > 0 ? `按今天的档案，${moved.join('，')}。` : '按今天的档案，没有一户变颜色。'
}

function countsOf(shifts: ColourShift[]) {
  const sum = (of: (shift: ColourShift) => boolean) => shifts.filter(of).reduce((total, { n }) => total + n, 0)
  return (Object.keys(attentions) as Attention[]).map((colour) => ({
    label: `${attentions[colour]}色户`,
    unit: '户',
    before: sum(({ before }) => before === colour),
    after: sum(({ after }) => after === colour),
  }))
}
