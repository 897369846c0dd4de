import { addDays, type CivilDay, civilDay } from '@/domain/calendar/civil-day'
import type { Cell } from '@/domain/exchange/sheet'
import type { BirthPrecision } from '@/domain/residents/ages'
import { accept, type Result, refuse } from '@/domain/result'

/** A day read from a cell; lesser precision stands on the first of its month or year. */
export type ReadDay = { on: CivilDay; precision: BirthPrecision; remark?: 'birth_month_unsure' | 'serial_date' }

export type DayRefusal = { kind: 'impossible' | 'short_year' | 'unreadable' }

type Reading = Result<ReadDay, DayRefusal>

/**
 * A date as spreadsheets hold it: a serial, 1949.12.31, 1949年12月31日, 19491231, 49/12/31 (refused: which century?),
 * 1949年12月 (to the month). The number 1949.1 may be January or October and yields the year alone.
 */
export function readDay(cell: Cell, date1904: boolean): Reading {
  if (cell.dateSerial && cell.number !== undefined) return fromSerial(cell.number, date1904)
  const text = cell.text
    .normalize('NFKC')
    .replace(/[\s'\u200b]+(?=\D|$)|^[\s']+/g, ' ')
    .trim()
    .replace(/[ T]+\d{1,2}:\d{2}.*$/, '')
    .replace(/\s+/g, '')
  if (/^\d+(\.\d+)?$/.test(text)) return fromFigures(text, cell.number !== undefined, date1904)
  return fromWords(text)
}

/** A day by its serial number; 60 is the 29 February 1900 that spreadsheets believe in. */
export function fromSerial(serial: number, date1904: boolean): Reading {
  const days = Math.floor(serial)
  if (!Number.isFinite(days) || days < 1 || days > 109_574 || (days === 60 && !date1904))
    return refuse({ kind: 'impossible' })
  const origin = date1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30'
  return accept({ on: addDays(origin, days), precision: 'day' })
}

function fromFigures(text: string, isNumber: boolean, date1904: boolean): Reading {
  if (/^\d{8}$/.test(text)) return wholeDay(text.slice(0, 4), text.slice(4, 6), text.slice(6))
  if (/^(18|19|20)\d{4}$/.test(text)) return wholeMonth(text.slice(0, 4), text.slice(4))
  if (/^(18|19|20)\d{2}$/.test(text)) return accept({ on: `${text}-01-01`, precision: 'year' })
  const fraction = /^((?:18|19|20)\d{2})\.(\d{1,2})$/.exec(text)
  if (fraction) {
    const [, year = '', month = ''] = fraction
    if (month === '1' && isNumber)
      return accept({ on: `${year}-01-01`, precision: 'year', remark: 'birth_month_unsure' })
    return wholeMonth(year, month)
  }
  if (!/^\d{4,5}(\.\d+)?$/.test(text)) return refuse({ kind: /^\d{6}$/.test(text) ? 'short_year' : 'unreadable' })
  const read = fromSerial(Number(text), date1904)
  return read.ok ? accept({ ...read.value, remark: 'serial_date' }) : read
}

function fromWords(text: string): Reading {
  const day = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text)
  if (day) return wholeDay(day[1], day[2], day[3])
  const month = /^(\d{4})[-./年](\d{1,2})月?(?:生|出生)?$/.exec(text)
  if (month) return wholeMonth(month[1], month[2])
  const year = /^(\d{4})年(?:生|出生)?$/.exec(text)
  if (year) return accept({ on: `${year[1]}-01-01`, precision: 'year' })
  return refuse({ kind: /^\d{2}[-./年]\d{1,2}([-./月]\d{1,2}日?|月)?$/.test(text) ? 'short_year' : 'unreadable' })
}

function wholeDay(year = '', month = '', day = ''): Reading {
  const on = civilDay(Number(year), Number(month), Number(day))
  return on && on > '1850' && on < '2200' ? accept({ on, precision: 'day' }) : refuse({ kind: 'impossible' })
}

function wholeMonth(year = '', month = ''): Reading {
  const read = wholeDay(year, month, '1')
  return read.ok ? accept({ on: read.value.on, precision: 'month' }) : read
}
