import 'server-only'
import { z } from 'zod'
import type { HouseholdFilter } from '@/db/queries/household-filter'
import type { HouseholdOrder, HouseholdPlace } from '@/db/queries/households'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions, checkings, contactClasses, factGroups } from '@/domain/households/codes'
import { columnsChosen } from '@/domain/households/columns'
import { searchTerms } from '@/domain/households/search-terms'
import { type TagCode, tags } from '@/domain/tags/codes'
import { placeFrom, someArea, someCode, someId, somePlace, someWords } from '@/server/address'

const orders = ['address', '-address', 'contact', '-contact', 'number', '-number'] as const

/** The address of a list of households; whatever cannot be read is left out. */
export const listQuery = z.object({
  q: someWords(40),
  area: someArea,
  building: someId,
  estate: someWords(60),
  class: someCode({ ...contactClasses, none: '' }),
  colour: someCode(attentions),
  tag: someCode(tags),
  use: someCode(dwellingUses),
  state: someCode(dwellingStates),
  lived: z.enum(['lived', 'empty']).optional().catch(undefined),
  silent: z.enum(['30', '90', '180', '365', 'never']).optional().catch(undefined),
  checked: someCode(checkings),
  stale: someCode(factGroups),
  open: z.enum(['promise', 'issue']).optional().catch(undefined),
  sort: z.enum(orders).catch('address'),
  after: somePlace,
  before: somePlace,
  cols: z
    .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
    .transform(columnsChosen)
    .catch(columnsChosen([])),
})
export type ListQuery = z.output<typeof listQuery>

/** What the address narrows the list by; a sensitive tag is no filter for those who may not see it. */
export function filterOf(query: ListQuery, mayFilterBy: (code: TagCode) => boolean): HouseholdFilter {
  const {
    class: contactClass,
    tag,
    silent,
    q,
    building,
    estate,
    colour,
    use,
    state,
    lived,
    checked,
    stale,
    open,
  } = query
  return {
    building,
    estate,
    contactClass,
    colour,
    use,
    state,
    lived,
    checked,
    stale,
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

/** The place an address names in this order. */
export function placed(text: string | undefined, { by }: HouseholdOrder): HouseholdPlace | undefined {
  const parts = placeFrom(text, by === 'contact' ? ['instant'] : ['number', 'text'])
  return parts && { values: parts.slice(0, -1), id: parts.at(-1) ?? '' }
}
