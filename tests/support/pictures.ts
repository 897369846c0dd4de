const segment = (marker: number, body: number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** What a JPEG may carry besides its pixels; every word of it stands in plain sight. */
export type Carried = { width?: number; height?: number; turned?: number; behind?: string; pixels?: number }

/** The frame of a JPEG with all a telephone writes into one: place, device, time, a comment, a second picture behind its end. */
export function jpegOf({ width = 640, height = 480, turned = 1, behind = '', pixels = 64 }: Carried = {}): Uint8Array {
  const exif = [
    ...letters('Exif\0\0II*\0'),
    ...[8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0],
    ...letters('GPS 31.23N 121.47E HUAWEI P40 2026:11:20 10:00:00'),
  ]
  const scan = Array.from({ length: pixels }, (_, at) => (at * 37) % 251)
  const parts = [
    [0xff, 0xd8],
    segment(0xe0, [...letters('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xe1, exif),
    segment(0xe2, letters('MPF\0second picture')),
    segment(0xfe, letters('taken by somebody')),
    segment(
      0xdb,
      Array.from({ length: 65 }, () => 1),
    ),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    [...scan, 0xff, 0x00, 0xff, 0xd0, 5],
    [0xff, 0xd9],
    letters(behind),
  ]
  return Uint8Array.from(parts.flat())
}

/** The frame of a PNG with a text and a time in it. */
export function pngOf(): Uint8Array {
  const chunk = (name: string, body: number[]) => [0, 0, 0, body.length, ...letters(name), ...body, 0, 0, 0, 0]
  const parts = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', [0, 0, 1, 0, 0, 0, 0, 200, 8, 2, 0, 0, 0]),
    chunk('tEXt', letters('Author\0somebody')),
    chunk('tIME', [7, 234, 11, 20, 10, 0, 0]),
    chunk('IDAT', [1, 2, 3, 4]),
    chunk('IEND', []),
    letters('behind'),
  ]
  return Uint8Array.from(parts.flat())
}
