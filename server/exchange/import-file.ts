import 'server-only'
import { createHash } from 'node:crypto'
import type { Mapping } from '@/domain/exchange/mapping'
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

/** What the preview shows of one row, sealed, because it names people. */
export function sealShown(batchId: string, shown: { name: string; address: string; identity: string }): string {
  return encrypt(JSON.stringify(shown), batchId, 'import_row')
}

export function openShown(batchId: string, cipher: string | null): { name: string; address: string; identity: string } {
  return cipher ? JSON.parse(decrypt(cipher, batchId, 'import_row')) : { name: '', address: '', identity: '' }
}

/** What a batch remembers of its columns: the proposal and the person's own choices in one. */
export type KeptMapping = { mapping: Mapping; sheetNames: string[] }
