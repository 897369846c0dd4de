import 'server-only'
import { z } from 'zod'
import type { HouseholdFilter } from '@/db/queries/household-filter'
import type { HouseholdOrder, HouseholdPlace } from '@/db/queries/households'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions, contactClasses } from '@/domain/households/codes'
import { columnsChosen } from '@/domain/households/columns'
import { searchTerms } from '@/domain/households/search-terms'
import { type TagCode, tags } from '@/domain/tags/codes'

const codeOf = <Table extends Record<string, unknown>>(table: Table) =>
  z
    .enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]])
    .optional()
    .catch(undefined)

const orders = ['address', '-address', 'contact', '-contact', 'number', '-number'] as const

/** The address of a list of households; whatever cannot be read is left out. */
export const listQuery = z.object({
  q: z.string().trim().max(40).optional().catch(undefined),
  area: z.coerce.number().int().positive().optional().catch(undefined),
  building: z.uuid().optional().catch(undefined),
  estate: z
    .string()
    .max(60)
    .regex(/^[^\0]*$/)
    .optional()
    .catch(undefined),
  class: codeOf({ ...contactClasses, none: '' }),
  colour: codeOf(attentions),
  tag: codeOf(tags),
  use: codeOf(dwellingUses),
  state: codeOf(dwellingStates),
  lived: z.enum(['lived', 'empty']).optional().catch(undefined),
  silent: z.enum(['30', '90', '180', '365', 'never']).optional().catch(undefined),
  open: z.enum(['promise', 'issue']).optional().catch(undefined),
  sort: z.enum(orders).catch('address'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
  cols: z
    .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
    .transform(columnsChosen)
    .catch(columnsChosen([])),
})
export type ListQuery = z.output<typeof listQuery>

/** What the address narrows the list by; a sensitive tag is no filter for those who may not see it. */
export function filterOf(query: ListQuery, mayFilterBy: (code: TagCode) => boolean): HouseholdFilter {
  const { class: contactClass, tag, silent, q, building, estate, colour, use, state, lived, open } = query
  return {
    building,
    estate,
    contactClass,
    colour,
    use,
    state,
    lived,
    open,
    tag: tag && mayFilterBy(tag) ? tag : undefined,
    silent: silent === undefined || silent === 'never' ? silent : Number(silent),
    q: q ? searchTerms(q)?.text : undefined,
  }
}

export function orderOf({ sort }: ListQuery): HouseholdOrder {
  const descending = sort.startsWith('-')
  return { by: (descending ? sort.slice(1) : sort) as HouseholdOrder['by'], descending }
}

/** A place as it stands in the address. */
export function placeText({ values, id }: HouseholdPlace): string {
  return Buffer.from([...values, id].join('\n')).toString('base64url')
}

/** The place an address names, if it fits the order; a damaged one starts again at the first page. */
export function placeFrom(text: string | undefined, order: HouseholdOrder): HouseholdPlace | undefined {
  if (!text) return undefined
  const parts = Buffer.from(text, 'base64url').toString().split('\n')
  const values = parts.slice(0, -1)
  const id = z.uuid().safeParse(parts.at(-1))
  return id.success && fits(values, order) ? { values, id: id.data } : undefined
}

function fits(values: string[], order: HouseholdOrder): boolean {
  const [first] = values
  if (order.by === 'contact') return values.length === 1 && !Number.isNaN(Date.parse(String(first)))
  return values.length === 2 && Number.isSafeInteger(Number(first))
}
