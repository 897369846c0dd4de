import '@/tests/support/environment'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { keptContent, mayAttach } from '@/domain/visits/attachment'
import type { Context } from '@/server/context'
import { beginAttachment, receivePart } from '@/server/sync/receive-attachment'
import { attachmentBounds, cut, digestOfBytes } from '@/server/visits/attachment-content'
import { noon } from '@/tests/support/households'
import { jpegOf } from '@/tests/support/pictures'

/** What a phone announces of a file beside a visit. */
export function announced(visitId: string, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  const at = noon.toISOString()
  const own = { key: newId(), kind: 'photo' as const, bytes: bytes.length, hash: digestOfBytes(bytes) }
  return { ...own, visitId, observationId: null, madeAt: at, sentAt: at, ...more }
}

/** One part of it, as a phone sends it. */
export function partOf(key: string, bytes: Uint8Array, part: number) {
  const content = new Uint8Array(cut(bytes)[part] ?? [])
  return { key, part: String(part), hash: digestOfBytes(content), content }
}

/** Sends a file as a phone does: announced, then every part. Yields its key. */
export async function uploaded(
  context: Context,
  visitId: string,
  bytes: Uint8Array,
  more: Record<string, unknown> = {},
) {
  const what = announced(visitId, bytes, more)
  const begun = await beginAttachment(context, what)
  if (!begun.ok) throw new Error(begun.refusal.kind)
  const parts = Math.ceil(bytes.length / limits.attachmentPartBytes)
  for (let part = 0; part < parts; part += 1) await receivePart(context, partOf(what.key, bytes, part))
  return what.key
}

const said = (outcome: { ok: boolean; refusal?: { kind: string } }) =>
  outcome.ok ? 'passes' : (outcome.refusal?.kind ?? '?')
const asked = (kind: 'photo' | 'sound', bytes: number, photosThere = 0) =>
  said(mayAttach({ kind, bytes, photosThere }, attachmentBounds))

/** What comes of exactly so much of an attachment, and the word one too much is refused with. */
export const attachmentLimits = {
  photoBytes: { of: async (bytes: number) => asked('photo', bytes), over: 'too_large' },
  soundBytes: { of: async (bytes: number) => asked('sound', bytes), over: 'too_large' },
  photosPerVisit: { of: async (photos: number) => asked('photo', 1, photos - 1), over: 'too_many_photos' },
  photoPixels: {
    of: async (pixels: number) =>
      said(keptContent('photo', jpegOf({ width: Math.ceil(pixels / 1000), height: 1000 }), attachmentBounds)),
    over: 'too_many_pixels',
  },
}
