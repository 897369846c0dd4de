import { accept, type Result, refuse } from '@/domain/result'
import type { AttachmentKind } from '@/domain/visits/attachment-codes'
import { type PictureFault, strippedPicture } from '@/domain/visits/picture'
import { soundSeconds } from '@/domain/visits/sound-length'

export type AttachmentType = 'image/jpeg' | 'image/png' | 'audio/webm' | 'audio/ogg' | 'audio/mp4'
export type AttachmentBounds = {
  photoBytes: number
  photoPixels: number
  photos: number
  soundBytes: number
  soundSeconds: number
}

/** A recorder stops a little after it is told to. */
const overrunSeconds = 5
export type AttachmentRefusal =
  | { kind: 'too_large'; of: AttachmentKind; bytes: number }
  | { kind: 'too_many_photos'; photos: number }
  | { kind: 'not_a_photo' }
  | { kind: 'not_a_sound' }
  | { kind: 'sound_too_long'; seconds: number }
  | { kind: 'too_many_pixels'; pixels: number }
  | { kind: 'damaged' }

/** Whether so much may be taken in beside what is there already; refuses too large a file and a photo too many. */
export function mayAttach(
  asked: { kind: AttachmentKind; bytes: number; photosThere: number },
  bounds: AttachmentBounds,
): Result<true, AttachmentRefusal> {
  const { kind, bytes, photosThere } = asked
  const most = kind === 'photo' ? bounds.photoBytes : bounds.soundBytes
  if (bytes > most) return refuse({ kind: 'too_large', of: kind, bytes: most })
  if (kind === 'photo' && photosThere >= bounds.photos)
    return refuse({ kind: 'too_many_photos', photos: bounds.photos })
  return accept(true)
}

/**
 * What is kept of a file: a picture without place, device and time, a sound as it is. What it is, its first bytes say, never
 * its name. Refuses what is no JPEG, no PNG and none of the sounds a browser records, and a sound that lasts too long by its own telling.
 */
export function keptContent(
  kind: AttachmentKind,
  bytes: Uint8Array,
  bounds: AttachmentBounds,
): Result<{ type: AttachmentType; bytes: Uint8Array }, AttachmentRefusal> {
  if (kind === 'sound') {
    const type = soundType(bytes)
    if (!type) return refuse({ kind: 'not_a_sound' })
    const { soundSeconds: most } = bounds
    return (soundSeconds(bytes) ?? 0) > most + overrunSeconds
      ? refuse({ kind: 'sound_too_long', seconds: most })
      : accept({ type, bytes })
  }
  const picture = strippedPicture(bytes)
  if (!picture.ok) return refuse(faults[picture.refusal.kind])
  const { width, height, ...kept } = picture.value
  if (width * height > bounds.photoPixels) return refuse({ kind: 'too_many_pixels', pixels: bounds.photoPixels })
  return accept(kept)
}

const faults: Record<PictureFault['kind'], { kind: 'not_a_photo' } | { kind: 'damaged' }> = {
  unknown_picture: { kind: 'not_a_photo' },
  broken_picture: { kind: 'damaged' },
}

function soundType(bytes: Uint8Array): AttachmentType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return 'audio/webm'
  if (text(0, 4) === 'OggS') return 'audio/ogg'
  return text(4, 8) === 'ftyp' ? 'audio/mp4' : undefined
}

/** How many parts a file is sent in; the last one may be shorter. */
export const partsOf = (bytes: number, partBytes: number) => Math.max(1, Math.ceil(bytes / partBytes))

/** How long a part has to be. */
export function partLength(part: number, bytes: number, partBytes: number): number {
  const parts = partsOf(bytes, partBytes)
  return part === parts - 1 ? bytes - part * partBytes : partBytes
}
