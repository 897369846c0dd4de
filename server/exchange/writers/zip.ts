import 'server-only'
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of an archive, written as its text comes. */
export type ZipPart = { name: string; text: AsyncIterable<string> | Iterable<string> }

const batchLength = 65_536

type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number }

/** A ZIP file, one part after another; no part is ever held whole. Sizes follow their part in a data descriptor. */
export async function* zipped(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const { name, text } of parts) {
    const entry: Written = { name: Buffer.from(name, 'utf8'), crc: 0, packed: 0, size: 0, offset }
    const header = Buffer.concat([localHeader(entry), entry.name])
    yield header
    for await (const chunk of deflated(text, entry)) yield chunk
    yield descriptor(entry)
    offset += header.length + entry.packed + 16
    written.push(entry)
  }
  const directory = Buffer.concat(written.flatMap((entry) => [directoryEntry(entry), entry.name]))
  yield directory
  yield endOfDirectory(written.length, directory.length, offset)
}

/** Compressed as it is drained; a reader who goes away ends the source as well. */
async function* deflated(text: ZipPart['text'], entry: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 })
  pipeline(Readable.from(measured(text, entry)), deflate, () => undefined)
  for await (const chunk of deflate) {
    entry.packed += chunk.length
    yield chunk
  }
}

async function* measured(text: ZipPart['text'], entry: Written): AsyncGenerator<Buffer> {
  const bytesOf = (batch: string) => {
    const bytes = Buffer.from(batch, 'utf8')
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    return bytes
  }
  let batch = ''
  for await (const piece of text) {
    batch += piece
    if (batch.length < batchLength) continue
    yield bytesOf(batch)
    batch = ''
  }
  yield bytesOf(batch)
}

function localHeader({ name }: Written): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4)
  header.writeUInt16LE(name.length, 26)
  return header
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(0x08074b50, 0)
  writeSizes(sizes, 4, { crc, packed, size })
  return sizes
}

function directoryEntry({ name, crc, packed, size, offset }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  writeCommon(entry, 6)
  writeSizes(entry, 16, { crc, packed, size })
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return entry
}

function endOfDirectory(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** Version 2.0, sizes behind the data, UTF-8 names, deflate, 1 January 1980. */
function writeCommon(header: Buffer, at: number) {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(0x0808, at + 2)
  header.writeUInt16LE(8, at + 4)
  header.writeUInt16LE(0, at + 6)
  header.writeUInt16LE(0x21, at + 8)
}

function writeSizes(header: Buffer, at: number, { crc, packed, size }: Pick<Written, 'crc' | 'packed' | 'size'>) {
  header.writeUInt32LE(crc, at)
  header.writeUInt32LE(packed, at + 4)
  header.writeUInt32LE(size, at + 8)
}
