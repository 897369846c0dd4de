import { addressKey, addressPart, isDwelling, parseAddress } from '@/domain/dwellings/address'
import { dwellingStateFrom, dwellingUseFrom, tenureFrom } from '@/domain/dwellings/aliases'
import { isNothing } from '@/domain/exchange/cells'
import type { ParsedDwelling } from '@/domain/exchange/family'
import type { RowContext } from '@/domain/exchange/member-row'
import type { DataRow } from '@/domain/exchange/rows'
import { cellAt, isBlank } from '@/domain/exchange/sheet'
import { type Field, householdFields } from '@/domain/exchange/synonyms'
import { yesNoFrom } from '@/domain/residents/aliases'

/** How a household value came to a row: its own cell, one that opens a merged range, that range, or the row above. */
export type HomeValue = { text: string; via: 'own' | 'opens' | 'merged' | 'filled' }

/** What a row says about its household. */
export type Home = Map<Field, HomeValue>

/** Fields that tell households apart; a row that has none of its own may continue the one above. */
export const keyFields: readonly Field[] = [
  'household_number',
  'head_name',
  'head_id_number',
  'address',
  'building',
  'unit',
  'room',
]

/** The household values of a row's own cells and of the merged ranges it lies in. */
export function homeOf(row: DataRow, context: RowContext): Home {
  const home: Home = new Map()
  for (const field of householdFields) {
    for (const column of context.columns.get(field) ?? []) {
      const own = cellAt(row.cells, column)
      const above = row.merged.get(column)
      if (!isBlank(own) && !own.error)
        home.set(field, { text: own.text.trim(), via: row.opens.has(column) ? 'opens' : 'own' })
      else if (above && !above.error) home.set(field, { text: above.text.trim(), via: 'merged' })
    }
  }
  return home
}

/** The dwelling a row speaks of: its columns first, what they leave open from the address. */
export function dwellingOf(home: Home, stateIsQuestion: boolean): ParsedDwelling {
  const addressText = said(home, 'address')
  const columns = columnParts(home)
  const address = addressText ? parseAddress(addressText) : {}
  const use = said(home, 'dwelling_use')
  const found: { [Key in keyof ParsedDwelling]: ParsedDwelling[Key] | undefined } = {
    ...address,
    ...columns,
    addressText,
    use: use ? dwellingUseFrom(use) : undefined,
    tenure: use ? tenureFrom(use) : undefined,
    state: stateOf(said(home, 'dwelling_state'), stateIsQuestion),
    ownerName: said(home, 'owner_name'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** The key of the dwelling: its parts, or the whole text of an address that has none. */
export function dwellingKey(dwelling: ParsedDwelling): string | undefined {
  if (isDwelling(dwelling)) return addressKey(dwelling)
  return dwelling.addressText ? `text:${dwelling.addressText.replace(/\s/g, '')}` : undefined
}

export function said(home: Home, field: Field): string | undefined {
  const text = home.get(field)?.text
  return text === undefined || isNothing(text) ? undefined : text
}

function columnParts(home: Home): ParsedDwelling {
  const estate = said(home, 'estate')
  const building = said(home, 'building')
  const room = said(home, 'room')
  const combined = [building, room].find((text) => text !== undefined && /\d\s*[-－—#]\s*\d|单元.*\d.*室?$/.test(text))
  const whole = combined ? parseAddress(combined) : {}
  const parts = {
    estate,
    building: combined === building ? undefined : building && addressPart(building),
    unit: said(home, 'unit') && addressPart(said(home, 'unit') ?? ''),
    room: combined === room ? undefined : room && addressPart(room),
  }
  return { ...whole, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part)) }
}

function stateOf(text: string | undefined, isQuestion: boolean) {
  if (text === undefined) return undefined
  const answer = isQuestion ? yesNoFrom(text) : undefined
  if (answer !== undefined) return answer ? 'CZ' : undefined
  return dwellingStateFrom(text)
}
