import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { env } from '@/server/env'

const algorithm = 'aes-256-gcm'
const keyId = 'k1'

/**
 * Encrypts one value for one row. The row and field are bound in, so a ciphertext moved to another row does not open.
 * Form: `key id . nonce . tag . text`, base64url; the key id leaves room for rotation and for 国密 providers.
 */
export function encrypt(value: string, rowId: string, field: string): string {
  return encryptBytes(Buffer.from(value, 'utf8'), rowId, field)
}

/** As `encrypt`, of bytes that are no text. */
export function encryptBytes(bytes: Uint8Array, rowId: string, field: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, fieldKey(), nonce).setAAD(Buffer.from(`${field}:${rowId}`))
  const text = Buffer.concat([cipher.update(bytes), cipher.final()])
  return [keyId, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.')
}

/** The value again; throws when key, row or field differ from those it was made with. */
export function decrypt(stored: string, rowId: string, field: string): string {
  return decryptBytes(stored, rowId, field).toString('utf8')
}

/** As `decrypt`, of bytes that are no text. */
export function decryptBytes(stored: string, rowId: string, field: string): Buffer {
  const [key, nonce, tag, text] = stored.split('.')
  if (key !== keyId || !nonce || !tag || text === undefined) throw new Error('unknown form of ciphertext')
  const decipher = createDecipheriv(algorithm, fieldKey(), Buffer.from(nonce, 'base64url'))
    .setAAD(Buffer.from(`${field}:${rowId}`))
    .setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()])
}

/** Blind index: equal values have equal indexes, and nobody without the key can try all numbers of a district. */
export function blindIndex(value: string, field: string): string {
  return createHmac('sha256', indexKey()).update(`${field}:${value}`).digest('base64url').slice(0, 27)
}

const fieldKey = () => Buffer.from(env().BAIJIA_FIELD_KEY, 'base64')
const indexKey = () => Buffer.from(env().BAIJIA_INDEX_KEY, 'base64')
