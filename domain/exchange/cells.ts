import { halfWidth, unspaced } from '@/domain/characters'
import type { Report } from '@/domain/exchange/findings'
import type { Cell } from '@/domain/exchange/sheet'
import { nameConcerns, normaliseName } from '@/domain/residents/names'
import { type Phone, parsePhones } from '@/domain/residents/phones'

export type ReadName = { name: string; deceased?: true; movedOut?: true; remark?: string }

const statusWords =
  /[（(【[]?\s*(已故|已死亡|死亡|去世|已去世|亡故|亡|已注销|迁出|已迁出|搬走|已搬走|搬离)\s*[）)】\]]?$/

/** A name with the status people write behind it, 张三（已故）, taken off. */
export function readName(cell: Cell, column: number, report: Report): ReadName {
  const raw = cell.text.trim()
  const bracketed = /[（(【[]/.test(raw) || /[-—\s]/.test(raw)
  const status = bracketed ? statusWords.exec(raw)?.[1] : undefined
  const name = normaliseName(status ? raw.replace(statusWords, '').replace(/[-—\s]+$/, '') : raw)
  if (status) report('status_in_name', { column, raw, value: name })
  else if (name !== raw) report('name_tidied', { column, raw, value: name })
  if (nameConcerns(name).length > 0) report('name_rare', { column, raw })
  if (!status) return { name }
  return /迁|搬/.test(status) ? { name, movedOut: true, remark: status } : { name, deceased: true, remark: status }
}

/** The phones of a cell; odd ones are kept and reported, rounded ones cannot be. */
export function readPhones(cell: Cell, column: number, report: Report): Phone[] {
  const raw = cell.text.trim()
  if (raw === '') return []
  const { phones, damaged } = parsePhones(raw)
  if (damaged) report('phone_damaged', { column, raw })
  for (const { number, kind } of phones) {
    if (kind === 'unsure') report('phone_unsure', { column, raw })
    else if (phones.length === 1 && number !== raw) report('phone_tidied', { column, raw, value: number })
  }
  if (phones.length === 0 && !damaged && !isNothing(raw)) report('phone_unsure', { column, raw })
  return phones
}

/** A word looked up in a code table; what the table does not know is reported and stays unknown. */
export function readWord<Code>(
  text: string,
  resolve: (text: string) => Code | undefined,
  column: number,
  report: Report,
) {
  if (text.trim() === '' || isNothing(text)) return undefined
  const code = resolve(text)
  if (code === undefined) report('word_unknown', { column, raw: text.trim() })
  return code
}

/** True for the strokes people put into a cell that has nothing to say. */
export function isNothing(text: string): boolean {
  return /^(无|没有|不详|[-/\\—－*]+)?$/.test(unspaced(halfWidth(text)))
}
