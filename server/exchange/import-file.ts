import 'server-only'
import { createHash } from 'node:crypto'
import type { Mapping } from '@/domain/exchange/mapping'
import type { Reason } from '@/server/exchange/plan-import'
import { decrypt, encrypt } from '@/server/protection/field-cipher'

/** The uploaded file as it is kept: ciphertext bound to its batch. */
export function sealFile(batchId: string, bytes: Uint8Array): string {
  return encrypt(Buffer.from(bytes).toString('base64'), batchId, 'import_file')
}

export function openFile(batchId: string, cipher: string): Uint8Array {
  return Buffer.from(decrypt(cipher, batchId, 'import_file'), 'base64')
}

export function fileDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What the preview shows of one row, and why it stands where it does. */
export type ShownRow = { name: string; address: string; identity: string; reasons: Reason[] }

/** Sealed, because it names people and quotes their cells. */
export function sealShown(batchId: string, shown: ShownRow): string {
  return encrypt(JSON.stringify(shown), batchId, 'import_row')
}

export function openShown(batchId: string, cipher: string | null): ShownRow {
  if (cipher === null) return { name: '', address: '', identity: '', reasons: [] }
  const shown: Omit<ShownRow, 'reasons'> & { reasons?: Reason[] } = JSON.parse(decrypt(cipher, batchId, 'import_row'))
  return { ...shown, reasons: shown.reasons ?? [] }
}

/** What a batch remembers of its columns: the proposal and the person's own choices in one. */
export type KeptMapping = {
  mapping: Mapping
  sheetNames: string[]
  /** Rows whose ID number stands although its last digit is wrong, each with the reason: 证件原号如此. */
  forced?: Record<string, string>
}

/** The rows that were forced and why; the reasons are sealed with the batch, because they may name people. */
export function forcedRows(batchId: string, { forced = {} }: KeptMapping): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(forced).map(([rowNo, reason]) => [Number(rowNo), decrypt(reason, batchId, 'import_forced')]),
  )
}

export function sealForced(batchId: string, reason: string): string {
  return encrypt(reason, batchId, 'import_forced')
}
