import 'server-only'
import { createHash } from 'node:crypto'
import { limits } from '@/config/limits'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { type AttachmentRow, addParts, cipherPartsOf, makeWhole, removeParts } from '@/db/queries/attachments'
import type { AuditEntry } from '@/db/queries/audit'
import { keepReceipt } from '@/db/queries/sync'
import { accept, type Result } from '@/domain/result'
import { type AttachmentBounds, type AttachmentRefusal, keptContent } from '@/domain/visits/attachment'
import type { Receipt } from '@/domain/visits/sync'
import { decryptBytes, encryptBytes } from '@/server/protection/field-cipher'

/** The bounds of every attachment. */
export const attachmentBounds: AttachmentBounds = {
  photoBytes: limits.photoBytes,
  photoPixels: limits.photoPixels,
  photos: limits.photosPerVisit,
  soundBytes: limits.soundBytes,
  soundSeconds: limits.soundSeconds,
}

/** SHA-256 of bytes, hexadecimal. */
export const digestOfBytes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Parts of a file as they are kept: each sealed for its own row. */
export function sealedParts(of: Pick<AttachmentRow, 'id' | 'areaCode'>, first: number, parts: Uint8Array[]) {
  return parts.map((bytes, at) => {
    const id = newId()
    const cipher = encryptBytes(bytes, id, 'attachment_part')
    return { id, areaCode: of.areaCode, attachmentId: of.id, part: first + at, cipher }
  })
}

/** The whole file again, from the parts that are here. */
export async function openedContent(db: Reader, attachmentId: string): Promise<Buffer> {
  const parts = await cipherPartsOf(db, attachmentId)
  return Buffer.concat(parts.map(({ id, cipher }) => decryptBytes(cipher, id, 'attachment_part')))
}

/**
 * Makes an attachment whole whose bytes are those that were announced: what does not belong to the picture is taken out of
 * what is kept, and the receipt of its key is written. Refuses, and keeps nothing of, what is no photo or sound.
 */
export async function wholeFrom(
  tx: Transaction,
  row: AttachmentRow,
  bytes: Uint8Array,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Result<{ receipt: Receipt; audit: AuditEntry }, AttachmentRefusal>> {
  const kept = keptContent(row.kind, bytes, attachmentBounds)
  if (!kept.ok) return kept
  const keptHash = digestOfBytes(kept.value.bytes)
  if (keptHash !== row.hash) {
    await removeParts(tx, row.id)
    await addParts(tx, sealedParts(row, 0, cut(kept.value.bytes)))
  }
  await makeWhole(tx, row, { wholeAt: now, mediaType: kept.value.type, keptHash })
  const receipt: Receipt = {
    outcome: row.householdId || row.observationId ? 'stored' : 'held',
    id: row.id,
    words: '已存',
  }
  const { id, areaCode, householdId, hash, kind, visitId } = row
  await keepReceipt(tx, { id: newId(), areaCode, accountId, key: id, hash, answer: receipt, at: now })
  const about = { subject: 'attachment', subjectId: id, areaCode, householdId }
  return accept({
    receipt,
    audit: {
      act: 'attachment.add' as const,
      ...about,
      detail: { kind, visit: visitId, bytes: kept.value.bytes.length },
    },
  })
}

/** A file in parts of the usual length. */
export function cut(bytes: Uint8Array): Uint8Array[] {
  const length = limits.attachmentPartBytes
  const parts: Uint8Array[] = []
  for (let from = 0; from < bytes.length; from += length) parts.push(bytes.subarray(from, from + length))
  return parts
}
