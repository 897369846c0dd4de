import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { adoptRule, lockCadences, noteWeek, ruleOn } from '@/db/queries/cadence-rules'
import { type AskedLoad, askedWeekly, doneLately } from '@/db/queries/capacity'
import type { Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { attentions, contactClasses } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { type CadenceSubject, cadenceTags } from '@/domain/visits/cadence'
import { everyWords, subjectWords } from '@/domain/visits/cadence-words'
import { capacityOf, capacityWords, type Load } from '@/domain/visits/capacity'
import type { CadenceAbout } from '@/domain/visits/codes'
import { command } from '@/server/command'
import { sealOf } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'
import { planArea } from '@/server/visits/plan-area'

/** Every subject a rule may speak of, as a form names it: `tag.living_alone`. */
export const cadenceSubjects: readonly CadenceSubject[] = [
  ...Object.keys(attentions).map((value) => ({ about: 'colour' as const, value })),
  ...Object.keys(contactClasses).map((value) => ({ about: 'class' as const, value })),
  ...cadenceTags.map((value) => ({ about: 'tag' as const, value })),
  { about: 'all', value: 'all' },
]
const subjectNames = cadenceSubjects.map(({ about, value }) => `${about}.${value}`)

/**
 * 定走访频次 of the own committee or street, from a day on: first how many households it speaks of, how many visits a week all
 * rules ask for and whether they can be made (decision 0026, C24); then, sent once more, the rule. Above what is done it takes
 * a written reason. Refuses a day gone by and what already holds.
 */
export const adoptCadence = command({
  name: 'cadence.adopt',
  permission: 'plan.manage',
  input: z.object({
    subject: z.enum(subjectNames as [string, ...string[]], '请选对象'),
    days: z.coerce.number('请填天数').int('请填整数').min(1, '至少 1 天').max(366, '最多 366 天'),
    basis: z.string('请写依据').trim().min(2, '请写依据：哪个文件、哪一条').max(200),
    fromOn: day,
    overReason: z.string().trim().max(200).nullish(),
    confirmed,
  }),
  run: async ({ tx, actor, now, input }) => {
    const [areaCode, today] = [planArea(actor), dayOf(now)]
    const subject = subjectOf(input.subject)
    await lockCadences(tx, areaCode.lo)
    if (input.fromOn < today) return refuse({ kind: 'cadence_in_past' })
    if ((await ruleOn(tx, areaCode.lo, subject, input.fromOn))?.days === input.days)
      return refuse({ kind: 'cadence_as_before' })
    const { fromOn, days, basis } = input
    const about = { fromOn, subject }
    const before = await askedWeekly(tx, areaCode, fromOn, subject)
    const rule = { areaCode: areaCode.lo, ...subject, days, basis, fromOn, overReason: input.overReason || null }
    const { id, replaced } = await adoptRule(tx, { ...rule, madeBy: actor.accountId, madeAt: now })
    const week = await weekOf(tx, areaCode, today, about, before)
    const seal = sealOf({ ...input, overReason: null })
    if (input.confirmed !== seal)
      return refuse({ kind: 'preview', preview: { seal, ...foreseen(week, input.days, subject) } })
    if (week.short > 0 && !rule.overReason) return refuse({ kind: 'over_capacity', words: week.words })
    await noteWeek(tx, id, { askedWeekly: week.asked, doneWeekly: week.done })
    const counted = { askedWeekly: week.asked, doneWeekly: week.done, touched: week.touched }
    return accept({
      value: { id },
      audit: {
        ...{ act: 'cadence.adopt' as const, subject: 'cadence_rule', subjectId: id, areaCode: areaCode.lo },
        detail: { ...subject, days, basis, fromOn, overReason: rule.overReason, replaced, ...counted },
      },
    })
  },
})

function subjectOf(name: string): CadenceSubject {
  const [about, value] = name.split('.') as [CadenceAbout, string]
  return { about, value }
}

type Week = Awaited<ReturnType<typeof weekOf>>

/** The week as it would be: of every committee for itself, because one has no hands to lend another. */
async function weekOf(
  tx: Transaction,
  area: Jurisdiction,
  today: CivilDay,
  { fromOn, subject }: { fromOn: CivilDay; subject: CadenceSubject },
  before: AskedLoad[],
) {
  const after = await askedWeekly(tx, area, fromOn, subject)
  const done = await doneLately(tx, area, today)
  const names = new Map(
    (
      await areasNamed(
        tx,
        after.map(({ committee }) => committee),
      )
    ).map(({ code, name }) => [code, name]),
  )
  const loads: Load[] = after.map(({ committee, weekly }) => {
    const made = done.find((one) => one.committee === committee)
    return {
      ...{ name: names.get(committee) ?? '', after: weekly, met: made?.met ?? 0, missed: made?.missed ?? 0 },
      before: before.find((one) => one.committee === committee)?.weekly ?? 0,
    }
  })
  const each = loads.map((load) => ({ load, ...capacityOf(load) }))
  const sum = (of: (one: (typeof each)[number]) => number) => each.reduce((total, one) => total + of(one), 0)
  const wanting = each.filter(({ short }) => short > 0)
  return {
    ...{ asked: sum(({ asked }) => asked), done: sum(({ done: n }) => n), short: sum(({ short }) => short) },
    askedBefore: sum(({ load }) => Math.ceil(load.before)),
    touched: after.reduce((total, one) => total + one.touched, 0),
    words: (wanting.length > 0 ? wanting : each)
      .slice(0, 12)
      .map(({ load }) => `${each.length > 1 ? `${load.name}：` : ''}${capacityWords(load)}`),
    more: Math.max(0, wanting.length - 12),
  }
}

function foreseen(week: Week, days: number, subject: CadenceSubject) {
  return {
    who: [
      `${subjectWords(subject)}${everyWords(days)}联系一次，管到 ${week.touched} 户。`,
      ...week.words.map((words) => `${words}。`),
      ...(week.more > 0 ? [`还有 ${week.more} 个居民区做不完。`] : []),
      ...(week.short > 0 ? ['做不完也要定的，请在“做不完仍要定”里写明为什么。'] : []),
    ],
    counts: [{ label: '每周要联系', unit: '次', before: week.askedBefore, after: week.asked }],
  }
}
