import 'server-only'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { limits } from '@/config/limits'
import type { FileRefusal } from '@/domain/exchange/file'
import { accept, type Result, refuse } from '@/domain/result'
import { extentOfWorksheet, tooLarge } from '@/server/exchange/readers/bounds'

type Entry = { name: string; method: number; flags: number; packed: number; size: number; offset: number }

const inflate = promisify(inflateRaw)
const unsafe = { kind: 'unsafe_archive' } as const
const damaged = { kind: 'damaged' } as const

/** What a safe archive holds; `strikes` is true when any of its styles strikes text through. */
export type Archive = { names: string[]; strikes: boolean }

/**
 * A ZIP file that is safe to hand on. Sizes are not believed: every part is inflated up to the size it
 * declares. Refuses too many, too large or too dense parts, parts that overlap or share a name, macros, any DTD, and worksheets
 * of too many rows, columns or cells.
 */
export async function inspectArchive(bytes: Uint8Array): Promise<Result<Archive, FileRefusal>> {
  const entries = entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!entries) return refuse(damaged)
  if (entries.some(({ flags }) => (flags & 1) === 1)) return refuse({ kind: 'protected' })
  if (!plausible(entries, bytes.length)) return refuse(unsafe)
  if (entries.some(({ name }) => /vbaProject|xl\/macrosheets\//i.test(name))) return refuse({ kind: 'macros' })
  let strikes = false
  for (const entry of entries) {
    const part = await partOf(bytes, entry)
    if (!part.ok) return part
    if (holdsDtd(part.value, entry.name)) return refuse(unsafe)
    const excess = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name) && tooLarge(extentOfWorksheet(part.value))
    if (excess) return refuse(excess)
    strikes ||= /^xl\/(styles|sharedStrings)\.xml$/i.test(entry.name) && part.value.includes('<strike')
  }
  return accept({ names: entries.map(({ name }) => name), strikes })
}

function plausible(entries: Entry[], length: number): boolean {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  if (entries.length > limits.importEntries || size > limits.importInflatedBytes || packed > length) return false
  if (entries.some(({ flags, packed: none, name }) => (flags & 8) === 8 && none === 0 && !name.endsWith('/')))
    return false
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return false
  return size <= limits.importRatio * length && disjoint(entries)
}

function disjoint(entries: Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset)
  return inOrder.every((entry, place) => entry.offset + 30 + entry.packed <= (inOrder[place + 1]?.offset ?? Infinity))
}

/** The central directory, or undefined when the file is no whole ZIP. */
function entriesOf(file: Buffer): Entry[] | undefined {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > file.length) return undefined
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let found = 0; found < count; found++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

async function partOf(bytes: Uint8Array, entry: Entry): Promise<Result<Buffer, FileRefusal>> {
  const { offset, packed, method, size } = entry
  if (offset + 30 > bytes.length) return refuse(damaged)
  const header = Buffer.from(bytes.buffer, bytes.byteOffset + offset, 30)
  if (header.readUInt32LE(0) !== 0x04034b50) return refuse(damaged)
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) return refuse(damaged)
  const data = bytes.subarray(start, start + packed)
  const part = method === 0 ? Buffer.from(data) : await inflate(data, { maxOutputLength: size + 1 }).then(whole, broken)
  return part === undefined || part.length !== size ? refuse(unsafe) : accept(part)
}

function whole(part: Buffer): Buffer {
  return part
}

/** More than the declared size, or no deflate stream at all. */
function broken(): undefined {
  return undefined
}

function holdsDtd(part: Buffer, name: string): boolean {
  if (!/\.(xml|rels|vml)$/i.test(name)) return false
  const wide = Buffer.from('<!DOCTYPE', 'utf16le')
  return ['<!DOCTYPE', wide, Buffer.from(wide).swap16()].some((word) => part.includes(word))
}
