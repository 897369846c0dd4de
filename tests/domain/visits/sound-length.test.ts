import { expect, test } from 'vitest'
import { keptContent } from '@/domain/visits/attachment'
import { soundSeconds } from '@/domain/visits/sound-length'

const bounds = { photoBytes: 1e6, photoPixels: 1e6, photos: 6, soundBytes: 1e6, soundSeconds: 60 }
const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))
const big = (value: number, size: number) =>
  Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256)

/** As a browser records: sizes of segment and clusters unknown, no duration; one block each second. */
function webm(seconds: number): Uint8Array {
  const unknown = [0x01, 255, 255, 255, 255, 255, 255, 255]
  const clusters = Array.from({ length: Math.ceil(seconds / 10) }, (_, tens) => {
    const blocks = Array.from({ length: Math.min(10, seconds - tens * 10) }, (_, at) => [
      0xa3,
      0x86,
      0x81,
      ...big((at + 1) * 1000, 2),
      0x80,
      7,
      7,
    ])
    return [0x1f, 0x43, 0xb6, 0x75, ...unknown, 0xe7, 0x84, ...big(tens * 10_000, 4), ...blocks.flat()]
  })
  const info = [0x15, 0x49, 0xa9, 0x66, 0x87, 0x2a, 0xd7, 0xb1, 0x83, ...big(1_000_000, 3)]
  return bytes(
    [0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x82, 0x81, 0x77],
    [0x18, 0x53, 0x80, 0x67, ...unknown],
    info,
    clusters.flat(),
  )
}

function opus(seconds: number): Uint8Array {
  const page = (granule: number) => bytes('OggS', [0, 0, ...big(granule, 8).reverse()], big(0, 12), [1, 5], 'abcde')
  return bytes([...page(0)], [...page(24_000)], [...page(seconds * 48_000)])
}

function mp4(seconds: number): Uint8Array {
  const head = bytes(big(40, 4), 'mvhd', big(0, 12), big(1000, 4), big(seconds * 1000, 4), big(0, 8))
  return bytes(big(16, 4), 'ftypM4A ', big(0, 4), big(48, 4), 'moov', [...head])
}

test.each([
  ['WebM', webm],
  ['Opus in Ogg', opus],
  ['MP4', mp4],
])('a voice note of %s says how long it lasts; one of more than a minute is not taken in [F53]', (_, made) => {
  expect(soundSeconds(made(7))).toBeCloseTo(7, 1)
  expect(keptContent('sound', made(61), bounds)).toMatchObject({ ok: true })
  expect(keptContent('sound', made(70), bounds)).toMatchObject({
    refusal: { kind: 'sound_too_long', seconds: 60 },
  })
})

test('a container that does not say, or is cut off, is bounded by its bytes alone', () => {
  expect(soundSeconds(mp4(0))).toBeUndefined()
  expect(soundSeconds(bytes([0x1a, 0x45, 0xdf, 0xa3, 0, 1, 2, 3]))).toBeUndefined()
  for (const whole of [webm(70), opus(70), mp4(70)])
    for (const part of [5, 20, 40]) expect(() => soundSeconds(whole.subarray(0, part))).not.toThrow()
})
