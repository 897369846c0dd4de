import 'server-only'
import { z } from 'zod'
import type { Pick } from '@/db/queries/regrids'
import { bornMost } from '@/domain/areas/regrid'
import { isCivilDay } from '@/domain/calendar/civil-day'
import { confirmed } from '@/server/households/edit-input'

const parts = ['to', 'name', 'head', 'worker'] as const
const texts = z.record(z.string().max(120), z.string().max(40).nullable()).default({})

/** What the form of a re-division sends: `to.<place>` names the grid a place goes to, `name.1` and `head.1` a new grid. */
export const regridInput = z.preprocess(
  apart,
  z.object({
    on: z.string('请填起用日期').refine(isCivilDay, '请填起用日期'),
    reason: z.string('请写为什么重划').trim().min(2, '请写为什么重划').max(200, '不超过 200 个字'),
    to: texts,
    name: texts,
    head: texts,
    worker: texts,
    confirmed: confirmed.default(null),
  }),
)
export type RegridInput = z.output<typeof regridInput>

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

/** A new grid as it was typed; nothing where neither name nor head stands. */
export function typedGrids({ name, head }: RegridInput) {
  return Array.from({ length: bornMost }, (_, index) => String(index + 1)).flatMap((n) => {
    const typed = { n: Number(n), name: name[n]?.trim() ?? '', headName: head[n]?.trim() ?? '' }
    return typed.name || typed.headName ? [typed] : []
  })
}

const uuid = /^[0-9a-f-]{36}$/
const kinds = { g: 'grid', b: 'building', u: 'unit', d: 'door' } as const

/** The places that were given a grid; `codes` says which grid a target stands for, and what is none is left out. */
export function pickedPlaces({ to }: RegridInput, codes: ReadonlyMap<string, number>): Pick[] {
  return Object.entries(to).flatMap(([place, target]) => {
    const [kind = '', of = '', ...unit] = place.split(':')
    const what = kinds[kind as keyof typeof kinds]
    const code = target ? codes.get(target) : undefined
    if (!what || code === undefined || !(what === 'grid' ? /^\d{15}$/ : uuid).test(of)) return []
    return [{ what, of, unit: unit.join(':') || null, to: code }]
  })
}

/** A target nobody can go to: a grid that is no longer, or a new one without a name. */
export function unknownTargets({ to, worker }: RegridInput, codes: ReadonlyMap<string, number>): string[] {
  return [...Object.values(to), ...Object.values(worker)].filter(
    (target): target is string => Boolean(target) && !codes.has(target ?? ''),
  )
}
