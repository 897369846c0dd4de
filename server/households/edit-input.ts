import 'server-only'
import { z } from 'zod'
import { addressPart } from '@/domain/dwellings/address'

const values = z.record(z.string(), z.string().nullable()).default({})
const parts = ['was', 'pick', 'seen'] as const

/** The input of an edit two people may make at once: the fields, what they were, and what was decided about clashes. */
export function editInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(apart, z.object({ ...shape, was: values, pick: values, seen: values }))
}

/** `was.note` of a form becomes `note` of `was`. */
function apart(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const fields: Record<string, unknown> = {}
  const nested: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of Object.entries(raw)) {
    const part = parts.find((prefix) => name.startsWith(`${prefix}.`))
    if (part) nested[part] = { ...nested[part], [name.slice(part.length + 1)]: value }
    else fields[name] = value
  }
  return { ...fields, ...nested }
}

/** A line somebody types; empty is unknown. */
export const line = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`).nullish()

/** A time of the day, or nothing. */
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 19:30')
  .nullish()

/** The seal of the preview that was seen, once somebody confirms it. */
export const confirmed = line(64)

/** A code of a table, or nothing. */
export function choice<Table extends Record<string, unknown>>(table: Table) {
  return z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]], '请从列表里选').nullish()
}

/** A part of an address as people type it: 0602室 is 602. */
export const addressInput = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => addressPart(text) ?? text)
