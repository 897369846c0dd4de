import { type ExportSheet, writeWorkbook } from '@/server/exchange/writers/xlsx'

/** All bytes of a file that is written in chunks. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return new Uint8Array(Buffer.concat(all))
}

/** An .xlsx file of text, as the product itself writes it. */
export function xlsxFile(rows: readonly (readonly string[])[], name = '花名册'): Promise<Uint8Array> {
  const [headings = [], ...rest] = rows
  const sheet: ExportSheet = { name, columns: headings.map((heading) => ({ heading })), rows: rest }
  return bytesOf(writeWorkbook([sheet]))
}

/** A CSV file; values that need it are quoted. */
export function csvText(rows: readonly (readonly string[])[], separator = ','): string {
  const quoted = (value: string) =>
    /["\r\n]/.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value
  return rows.map((row) => row.map(quoted).join(separator)).join('\r\n')
}

/** Text in GBK, made by turning the decoder round; characters outside GBK fail. */
export function gbk(text: string): Uint8Array {
  const table = gbkTable()
  const bytes = [...text].flatMap((sign) => {
    const code = sign.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    const pair = table.get(sign)
    if (!pair) throw new Error(`${sign} is not in GBK`)
    return pair
  })
  return Uint8Array.from(bytes)
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return Uint8Array.from(order === 'le' ? bytes : bytes.swap16())
}

let known: Map<string, [number, number]> | undefined

function gbkTable(): Map<string, [number, number]> {
  if (known) return known
  known = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if ([...sign].length === 1 && sign !== '\ufffd') known.set(sign, [lead, trail])
    }
  }
  return known
}
