import 'server-only'
import { z } from 'zod'
import { isCivilDay } from '@/domain/calendar/civil-day'
import type { FireTold } from '@/domain/dwellings/fire-check'
import { type FireItem, type FireResult, fireItems, fireResults } from '@/domain/dwellings/fire-codes'
import { type FactGroup, factGroups } from '@/domain/households/codes'
import { type NeedKind, needKinds } from '@/domain/households/need-codes'
import { type IssueGrade, type IssueSubcategory, issueGrades, issueSubcategories } from '@/domain/issues/codes'
import { cardNumberFrom } from '@/domain/visits/cards'
import {
  type Disposition,
  dispositions,
  type FirstVisitTask,
  firstVisitTasks,
  type Material,
  materials,
  type ObservationKind,
  observationKinds,
  type VisitMode,
  type VisitOutcome,
  visitModes,
  visitOutcomes,
} from '@/domain/visits/codes'
import { visitLengths } from '@/domain/visits/lengths'

/** How many requests and observations one form offers; each is counted from 1. */
export const slots = [1, 2, 3] as const

const keys = <Code extends string>(table: Record<Code, unknown>) => Object.keys(table) as [Code]
const words = (most: number) => z.string().trim().max(most, `最多 ${most} 字`).nullish().default(null)
const text = (name: keyof typeof visitLengths) => words(visitLengths[name][1])
const code = <Code extends string>(table: Record<Code, unknown>) => z.enum(keys(table)).nullish().default(null)
const day = z.string().refine(isCivilDay, '日子写成 2026-11-24').nullish().default(null)
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 19:30')
  .nullish()
  .default(null)

const request = {
  text: text('request'),
  subcategory: code<IssueSubcategory>(issueSubcategories),
  grade: code<IssueGrade>(issueGrades),
  disposition: code<Disposition>(dispositions),
}
const observation = { kind: code<ObservationKind>(observationKinds), text: text('observation') }

const requestFields = Object.fromEntries(
  slots.flatMap((n) => Object.entries(request).map(([name, field]) => [`request${n}_${name}`, field])),
)
const observationFields = Object.fromEntries(
  slots.flatMap((n) => Object.entries(observation).map(([name, field]) => [`observation${n}_${name}`, field])),
)
const factFields = Object.fromEntries(
  keys<FactGroup>(factGroups).flatMap((group) => [
    [`fact_${group}`, z.enum(['same', 'changed']).nullish().default(null)],
    [`fact_${group}_text`, text('fact')],
  ]),
)

const fireFields = Object.fromEntries(
  keys<FireItem>(fireItems).map((item) => [`fire_${item}`, code<FireResult>(fireResults)]),
)

/** The one form at the door; the id of the visit is made with it. */
const core = z.object({
  id: z.uuid(),
  householdId: z.uuid(),
  on: day,
  time: clock,
  mode: z.enum(keys<VisitMode>(visitModes), '请选方式'),
  contactId: z.uuid().nullish().default(null),
  outcome: z.enum(keys<VisitOutcome>(visitOutcomes), '请选见到没有'),
  note: text('note'),
  partners: z.array(z.uuid()).max(20).default([]),
  /** Who of the household was there. */
  met: z.array(z.uuid()).max(20).default([]),
  materials: z.array(z.enum(keys<Material>(materials))).default([]),
  /** 印好的联系卡: the running number on the card, where one was used. */
  cardNumber: words(12).transform((text, context) => {
    const number = text ? cardNumberFrom(text) : null
    if (number === undefined) context.addIssue({ code: 'custom', message: '卡号是 8 位数字' })
    return number ?? null
  }),
  nextOn: day,
  nextTime: clock,
  nextMode: code<VisitMode>(visitModes),
  tasks: z.array(z.enum(keys<FirstVisitTask>(firstVisitTasks))).default([]),
  taskReason: text('taskReason'),
  kept: z.array(z.uuid()).max(50).default([]),
  needKind: code<NeedKind>(needKinds),
  needPerson: z.uuid().nullish().default(null),
  needWords: text('needWords'),
  /** 能人: who said they can do what, and agreed to be asked. */
  talentPerson: z.uuid().nullish().default(null),
  talentSkills: text('talentSkills'),
  talentReach: text('talentReach'),
  talentAgreed: z.literal('on').nullish().default(null),
  promiseText: text('promiseText'),
  promiseOn: day,
  consultId: z.uuid().nullish().default(null),
  consultAnswer: z
    .string()
    .regex(/^([1-9]|none)$/)
    .nullish()
    .default(null),
  fireWords: text('fireWords'),
  fireMendBy: day,
  /** 更正: what stands otherwise on file, with what stood there when the form was opened. */
  correctHours: text('correctHours'),
  wasHours: text('correctHours'),
  correctLanguage: text('correctLanguage'),
  wasLanguage: text('correctLanguage'),
})

/** All that is sent: the core, the numbered requests and observations, the facts asked, and what was looked at in a shop. */
export const visitInput = core.and(z.object({ ...requestFields, ...observationFields, ...factFields, ...fireFields }))

export type VisitInput = z.output<typeof visitInput>

export type Request = { text: string; subcategory: IssueSubcategory; grade: IssueGrade; disposition: Disposition }

/** The requests that were written down; one without a kind stays 其他, without urgency 一般. */
export function requestsIn(input: VisitInput): Request[] {
  return slots.flatMap((n) => {
    const { text, subcategory, grade, disposition } = slot(input, `request${n}`, keys(request))
    if (typeof text !== 'string') return []
    return [
      {
        text,
        subcategory: (subcategory ?? 'other_other') as IssueSubcategory,
        grade: (grade ?? 'normal') as IssueGrade,
        disposition: (disposition ?? 'meeting') as Disposition,
      },
    ]
  })
}

export function observationsIn(input: VisitInput): { kind: ObservationKind; text: string }[] {
  return slots.flatMap((n) => {
    const { kind, text } = slot(input, `observation${n}`, keys(observation))
    return typeof text === 'string' ? [{ kind: (kind ?? 'mood') as ObservationKind, text }] : []
  })
}

/** The fact groups that were asked: unchanged, or changed with what is true now. */
export function factsIn(input: VisitInput): { group: FactGroup; changed: string | null }[] {
  return keys<FactGroup>(factGroups).flatMap((group) => {
    const { '': said, text } = factSlot(input, group)
    if (!said) return []
    return [{ group, changed: said === 'changed' ? ((text as string | null) ?? '有变') : null }]
  })
}

/** The fire check as far as it was filled in. */
export function fireIn(input: VisitInput): FireTold {
  const read = input as Record<string, unknown>
  const told = keys<FireItem>(fireItems).flatMap((item) => {
    const result = read[`fire_${item}`]
    return typeof result === 'string' ? [[item, result as FireResult]] : []
  })
  return { results: Object.fromEntries(told), words: input.fireWords, mendBy: input.fireMendBy }
}

function slot(input: VisitInput, prefix: string, names: string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => [name, (input as Record<string, unknown>)[`${prefix}_${name}`] ?? null]),
  )
}

function factSlot(input: VisitInput, group: FactGroup): Record<string, unknown> {
  const read = input as Record<string, unknown>
  return { '': read[`fact_${group}`], text: read[`fact_${group}_text`] }
}
