import 'server-only'
import { z } from 'zod'
import { isAreaCode } from '@/domain/areas/area-code'
import { isCivilDay } from '@/domain/calendar/civil-day'

/** What an address may state. Whatever cannot be read counts as not given: an address typed by hand never fails a page. */

/** The id of nothing: what an address that names no record asks for. */
const nothing = '00000000-0000-0000-0000-000000000000'

/** The record a page is about; a damaged id names nothing. */
export const recordId = z.uuid().catch(nothing)

/** A record to narrow by. */
export const someId = z.uuid().optional().catch(undefined)

/** A day somebody living could mean. */
export const someDay = z
  .string()
  .refine((text) => isCivilDay(text) && isConceivable(text))
  .optional()
  .catch(undefined)

/** An instant as a page wrote it into the address of the next. */
export const someInstant = z.iso.datetime().refine(isConceivable).optional().catch(undefined)

/** An area of any level. */
export const someArea = z.coerce.number().refine(isAreaCode).optional().catch(undefined)

/** Set or not. */
export const flag = z.literal('1').optional().catch(undefined)

/** A serial as large as the column that holds it. */
export const someSerial = (most: 'integer' | 'bigint' = 'bigint') =>
  z.coerce
    .number()
    .int()
    .positive()
    .max(most === 'integer' ? 2_147_483_647 : Number.MAX_SAFE_INTEGER)
    .optional()
    .catch(undefined)

/** Words to search for, at most so long. */
export const someWords = (most: number) => z.string().trim().min(1).max(most).optional().catch(undefined)

/** A code of a table. */
export const someCode = <Code extends string>(table: Record<Code, unknown>) =>
  z
    .enum(Object.keys(table) as [Code, ...Code[]])
    .optional()
    .catch(undefined)

/** A place in a list as an address keeps it; `placeFrom` reads it once the order is known. */
export const somePlace = z
  .string()
  .max(400)
  .refine((text) => kinds.id(partsOf(text).at(-1) ?? ''))
  .optional()
  .catch(undefined)

/** What a place is made of: the values a list is ordered by, each of a kind, then the id. */
export type PlaceKind = keyof typeof kinds

/** A place in a list as it stands in the address of the page after or before it. */
export function placeText(parts: readonly (string | number)[]): string {
  return Buffer.from(parts.join('\n')).toString('base64url')
}

/** The parts of a place, the id last; one that is damaged or belongs to another order starts again at the first page. */
export function placeFrom(text: string | undefined, values: readonly PlaceKind[]): [...string[], string] | undefined {
  if (!text) return undefined
  const parts = partsOf(text)
  const wanted: PlaceKind[] = [...values, 'id']
  const fits = parts.length === wanted.length && wanted.every((kind, at) => kinds[kind](parts[at] ?? ''))
  return fits ? (parts as [...string[], string]) : undefined
}

function partsOf(text: string): string[] {
  return Buffer.from(text, 'base64url').toString().split('\n')
}

const kinds = {
  id: (text: string) => z.uuid().safeParse(text).success,
  day: (text: string) => isCivilDay(text) && isConceivable(text),
  instant: isInstant,
  number: (text: string) => /^-?\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)),
  text: (text: string) => !text.includes('\u0000'),
}

/** An instant as PostgreSQL writes it, or in ISO; `infinity` is the limit of what has none. */
function isInstant(text: string): boolean {
  if (text === 'infinity') return true
  const parts =
    /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)$/.exec(text)
  return parts !== null && isCivilDay(parts[1]) && isConceivable(text)
}

/** Years in which anything on file can have happened; 1970 stands for never. */
function isConceivable(text: string): boolean {
  return text >= '1800' && text < '2200'
}
