import { expect, test } from 'vitest'
import { keptContent } from '@/domain/visits/attachment'
import { strippedPicture } from '@/domain/visits/picture'
import { jpegOf, pngOf } from '@/tests/support/pictures'

const bounds = { photoBytes: 1e6, photoPixels: 1e6, photos: 6, soundBytes: 1e6, soundSeconds: 60 }
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const telling = /GPS|HUAWEI|2026|somebody|second picture|behind|film/

function stripped(bytes: Uint8Array) {
  const found = strippedPicture(bytes)
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value
}

test('a photo says nothing of place, device, time or person, nor hides anything behind its end; its pixels stay as they were [F53]', () => {
  const sent = jpegOf({ behind: 'a film of the same moment' })
  expect(textOf(sent)).toMatch(telling)
  const { bytes, ...about } = stripped(sent)
  expect(about).toEqual({ type: 'image/jpeg', width: 640, height: 480 })
  expect(textOf(bytes)).not.toMatch(telling)
  const scan = (picture: Uint8Array) => textOf(picture).split('\xff\xda')[1]?.split('\xff\xd9')[0]
  expect(scan(bytes)).toBe(scan(sent))
  expect(stripped(bytes).bytes).toEqual(bytes)
})

test('a photo taken sideways still says which way up it is, and that alone', () => {
  const { bytes } = stripped(jpegOf({ turned: 6 }))
  expect(textOf(bytes)).toMatch(/Exif/)
  expect(textOf(bytes)).not.toMatch(telling)
  expect(stripped(bytes).bytes).toEqual(bytes)
})

test('a PNG keeps what draws it and no texts or times', () => {
  const { bytes, ...about } = stripped(pngOf())
  expect(about).toEqual({ type: 'image/png', width: 256, height: 200 })
  expect(textOf(bytes)).not.toMatch(/Author|tIME|behind/)
  for (const name of ['IHDR', 'IDAT', 'IEND']) expect(textOf(bytes)).toContain(name)
})

test('what a file is, its first bytes say: no page, no drawing with scripts, no broken picture gets in', () => {
  const kindOf = (kind: 'photo' | 'sound', bytes: Uint8Array) => {
    const kept = keptContent(kind, bytes, bounds)
    return kept.ok ? kept.value.type : kept.refusal.kind
  }
  const text = (words: string) => new TextEncoder().encode(words)
  expect(kindOf('photo', text('<svg onload="alert(1)"/>'))).toBe('not_a_photo')
  expect(kindOf('photo', text('GIF89a'))).toBe('not_a_photo')
  expect(kindOf('photo', jpegOf().slice(0, 80))).toBe('damaged')
  expect(kindOf('photo', pngOf().slice(0, 60))).toBe('damaged')
  expect(kindOf('photo', jpegOf({ width: 1001, height: 1000 }))).toBe('too_many_pixels')
  expect(kindOf('sound', jpegOf())).toBe('not_a_sound')
  expect(kindOf('sound', Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, 1]))).toBe('audio/webm')
  expect(kindOf('sound', text('OggS…'))).toBe('audio/ogg')
  expect(kindOf('sound', text('\0\0\0\u0018ftypM4A'))).toBe('audio/mp4')
})
