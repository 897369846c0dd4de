import 'server-only'
import type { SheetReading } from '@/domain/exchange/family'
import { type Mapping, mappingAt, proposeMapping } from '@/domain/exchange/mapping'
import type { ReadingOptions } from '@/domain/exchange/member-row'
import { type PartSize, partOf, partsOf } from '@/domain/exchange/parts'
import { readSheet } from '@/domain/exchange/reading'
import type { Sheet } from '@/domain/exchange/sheet'
import { accept } from '@/domain/result'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'

/** What the server asks of the process that reads files. */
export type Asked =
  | { kind: 'open'; bytes: Uint8Array; fileName: string }
  | { kind: 'read'; sheet: number; mapping: Mapping; options: ReadingOptions; size: PartSize }
  | { kind: 'part'; rowNos: readonly number[] }
  | { kind: 'cells'; rowNos: readonly number[] }
  | { kind: 'close' }

/** A sheet as far as its columns can be settled: what its headings propose, and its first row taken for headings. */
export type SheetOutline = { name: string; hidden: boolean; proposed: Mapping | undefined; plain: Mapping }

/** How a reading is cut, and the household numbers it states. */
export type Cut = { parts: number[][]; numbers: string[] }

let book: Sheet[] = []
let sheet: Sheet | undefined
let reading: SheetReading | undefined

process.on('message', (asked: Asked) => {
  void answer(asked).then((value) => process.send?.(value))
})
process.on('disconnect', () => process.exit())

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.kind) {
    case 'open':
      return opened(asked.bytes, asked.fileName)
    case 'read': {
      sheet = book[asked.sheet]
      if (!sheet) return undefined
      reading = readSheet(sheet, asked.mapping, asked.options)
      const numbers = reading.families.flatMap(({ householdNumber }) => (householdNumber ? [householdNumber] : []))
      return { parts: partsOf(reading, asked.size), numbers } satisfies Cut
    }
    case 'part':
      return reading && partOf(reading, new Set(asked.rowNos))
    case 'cells':
      return asked.rowNos.map((rowNo) => (sheet?.rows[rowNo - 1] ?? []).map(({ text }) => text))
    case 'close':
      book = []
      sheet = reading = undefined
      return process.memoryUsage().rss
  }
}

async function opened(bytes: Uint8Array, fileName: string) {
  const read = await readWorkbook(bytes, fileName)
  if (!read.ok) return read
  book = read.value
  return accept(book.map(outlineOf))
}

function outlineOf(one: Sheet): SheetOutline {
  const proposal = proposeMapping(one)
  const proposed = proposal.ok ? proposal.value : undefined
  return { name: one.name, hidden: one.hidden, proposed, plain: mappingAt(one, 0, 0) }
}
