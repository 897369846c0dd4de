type Bytes = Uint8Array
const view = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const text = (bytes: Bytes, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/**
 * How many seconds a recording lasts, as its container tells: the last block of a WebM, the last page of an Opus in Ogg, the
 * head of an MP4. Nothing where the container does not say (an MP4 written in fragments); then the bytes alone bound it.
 */
export function soundSeconds(bytes: Bytes): number | undefined {
  if (text(bytes, 0, 4) === 'OggS') return opusSeconds(bytes)
  if (text(bytes, 4, 8) === 'ftyp') return mp4Seconds(bytes, 0, bytes.length)
  return webmSeconds(bytes)
}

/** Samples of Opus in Ogg are always counted 48,000 a second. */
function opusSeconds(bytes: Bytes): number | undefined {
  let last: bigint | undefined
  let at = 0
  while (at + 27 < bytes.length && text(bytes, at, at + 4) === 'OggS') {
    const granule = view(bytes).getBigInt64(at + 6, true)
    if (granule >= 0n) last = granule
    const lengths = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0))
    at += 27 + lengths.length + lengths.reduce((sum, length) => sum + length, 0)
  }
  return last === undefined ? undefined : Number(last) / 48_000
}

function mp4Seconds(bytes: Bytes, from: number, to: number): number | undefined {
  const data = view(bytes)
  for (let at = from; at + 32 <= to; ) {
    const [size, type] = [data.getUint32(at), text(bytes, at + 4, at + 8)]
    if (size < 8) return undefined
    if (type === 'moov') return mp4Seconds(bytes, at + 8, Math.min(to, at + size))
    if (type === 'mvhd') {
      const [scale, length] = [data.getUint32(at + 20), data.getUint32(at + 24)]
      return bytes[at + 8] !== 0 || scale === 0 || length === 0 || length === 0xffffffff ? undefined : length / scale
    }
    at += size
  }
  return undefined
}

const ebml = {
  segment: 0x18538067,
  info: 0x1549a966,
  cluster: 0x1f43b675,
  group: 0xa0,
  scale: 0x2ad7b1,
  duration: 0x4489,
  time: 0xe7,
  simpleBlock: 0xa3,
  block: 0xa1,
}
const masters = new Set([ebml.segment, ebml.info, ebml.cluster, ebml.group])

/** A browser that records writes no duration and sizes it does not know yet; so masters are walked into, never skipped. */
function webmSeconds(bytes: Bytes): number | undefined {
  const found = { scale: 1_000_000, stated: 0, cluster: 0, last: -1 }
  for (let at = 0; at < bytes.length; ) {
    const id = number(bytes, at, true)
    const size = id && number(bytes, at + id.length, false)
    if (!id || !size) break
    const body = at + id.length + size.length
    const end = Math.min(bytes.length, body + size.value)
    note(found, id.value, bytes.subarray(body, end))
    at = masters.has(id.value) ? body : end
  }
  const units = found.stated > 0 ? found.stated : found.last
  return units < 0 ? undefined : (units * found.scale) / 1_000_000_000
}

type Found = { scale: number; stated: number; cluster: number; last: number }

function note(found: Found, id: number, body: Bytes): void {
  if (id === ebml.scale) found.scale = whole(body)
  if (id === ebml.time) found.cluster = whole(body)
  if (id === ebml.duration) found.stated = body.length === 4 ? view(body).getFloat32(0) : floating(body)
  if ((id === ebml.simpleBlock || id === ebml.block) && body.length > 4) {
    const track = number(body, 0, false)?.length ?? 1
    found.last = Math.max(found.last, found.cluster + view(body).getInt16(track))
  }
}

const whole = (bytes: Bytes) => bytes.reduce((sum, byte) => sum * 256 + byte, 0)
const floating = (bytes: Bytes) => (bytes.length === 8 ? view(bytes).getFloat64(0) : 0)

/** A number of EBML: its first byte tells its length by the place of its first one; an id keeps that mark, a size does not. */
function number(bytes: Bytes, at: number, marked: boolean): { value: number; length: number } | undefined {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || at + length > bytes.length || (marked && length > 4)) return undefined
  const head = marked ? first : first & (0xff >> length)
  return { value: whole(Uint8Array.from([head, ...bytes.subarray(at + 1, at + length)])), length }
}
