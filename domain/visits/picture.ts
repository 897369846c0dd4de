import { accept, type Result, refuse } from '@/domain/result'

export type PictureFault = { kind: 'unknown_picture' } | { kind: 'broken_picture' }
export type Picture = { type: 'image/jpeg' | 'image/png'; bytes: Uint8Array; width: number; height: number }

/**
 * The picture without anything that is not the picture: where, when and by which device it was taken, comments, thumbnails, and
 * whatever hangs behind its end (a film of the same moment, for one). Which way up it is stays. The pixels are not touched.
 */
export function strippedPicture(bytes: Uint8Array): Result<Picture, PictureFault> {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return strippedJpeg(bytes)
  if (starts(bytes, pngSign)) return strippedPng(bytes)
  return refuse({ kind: 'unknown_picture' })
}

const pngSign = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const starts = (bytes: Uint8Array, sign: number[]) => sign.every((byte, at) => bytes[at] === byte)
const broken = refuse({ kind: 'broken_picture' as const })
const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))
const word = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

type Size = { width: number; height: number }

/** ITU T.81, annex B: segments up to the scans, scans up to the end of the image. */
function strippedJpeg(bytes: Uint8Array): Result<Picture, PictureFault> {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: Size | undefined
  let turned = 1
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return broken
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      if (!size) return broken
      const way = turned === 1 ? [] : [orientationSegment(turned)]
      const parts = [kept[0] as Uint8Array, ...way, ...kept.slice(1), bytes.subarray(at, at + 2)]
      return accept({ type: 'image/jpeg', bytes: joined(parts), ...size })
    }
    const length = word(bytes, at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return broken
    if (marker === 0xe1) turned = orientationIn(bytes, at + 4, end) ?? turned
    if (isFrame(marker)) size = { height: word(bytes, at + 5), width: word(bytes, at + 7) }
    if (belongsToImage(marker, bytes, at)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker === 0xda) {
      const after = endOfScan(bytes, at)
      kept.push(bytes.subarray(at, after))
      at = after
    }
  }
  return broken
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Of the application segments only JFIF itself and the colours of Adobe are needed to draw the image; of the rest, all but comments. */
function belongsToImage(marker: number, bytes: Uint8Array, at: number): boolean {
  if (marker === 0xe0) return textAt(bytes, at + 4, 5) === 'JFIF\0'
  if (marker === 0xee) return textAt(bytes, at + 4, 5) === 'Adobe'
  return marker !== 0xfe && !(marker >= 0xe0 && marker <= 0xef)
}

/** Where the next marker stands after the coded pixels; stuffed bytes and restarts belong to them. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Tag 0x0112 of the first directory of an Exif segment, when it is one of the eight ways. */
function orientationIn(bytes: Uint8Array, from: number, end: number): number | undefined {
  if (textAt(bytes, from, 6) !== 'Exif\0\0') return undefined
  const base = from + 6
  const little = textAt(bytes, base, 2) === 'II'
  const short = (at: number) => (little ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) : word(bytes, at))
  const long = (at: number) => (little ? short(at) + short(at + 2) * 65_536 : short(at) * 65_536 + short(at + 2))
  const directory = base + long(base + 4)
  for (let n = 0; n < short(directory) && directory + 14 + n * 12 <= end; n += 1) {
    const entry = directory + 2 + n * 12
    if (short(entry) === 0x0112) return [1, 2, 3, 4, 5, 6, 7, 8].find((way) => way === short(entry + 8))
  }
  return undefined
}

/** An Exif segment that says which way up the image is, and nothing else. */
function orientationSegment(way: number): Uint8Array {
  const directory = [0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, way, 0x00, 0x00, 0, 0, 0, 0]
  const exif = [...'Exif\0\0MM\0*\0\0\0\b'].map((letter) => letter.charCodeAt(0))
  const length = 2 + exif.length + directory.length
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...exif, ...directory])
}

/** What a PNG needs to be drawn; texts, times, profiles and Exif are no part of it. */
const pngChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD'.split(' '))

function strippedPng(bytes: Uint8Array): Result<Picture, PictureFault> {
  const long = (at: number) => word(bytes, at) * 65_536 + word(bytes, at + 2)
  if (textAt(bytes, 12, 4) !== 'IHDR') return broken
  const size = { width: long(16), height: long(20) }
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + long(at)
    if (end > bytes.length) return broken
    const name = textAt(bytes, at + 4, 4)
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return accept({ type: 'image/png', bytes: joined(kept), ...size })
    at = end
  }
  return broken
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
