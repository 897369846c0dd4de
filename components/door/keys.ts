/** A UUIDv7 made on the phone: the key of a draft, before any server hears of it. */
export function newKey(at: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let n = 0; n < 6; n += 1) bytes[n] = Math.floor(at / 2 ** (8 * (5 - n))) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** SHA-256 of a text, hexadecimal. */
export const digestOf = (text: string) => digestOfBytes(new TextEncoder().encode(text))

/** SHA-256 of bytes, hexadecimal. */
export async function digestOfBytes(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What is kept on the phone: AES-GCM, with a nonce of its own each time. */
export type Sealed = { nonce: Uint8Array<ArrayBuffer>; text: ArrayBuffer }

/** The key the secret of a phone makes; no script can read it again, only use it. */
export function keyFrom(secret: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(secret.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Seals a value for one place in the store, so that it opens nowhere else. */
export const seal = (key: CryptoKey, value: unknown, place: string) =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)), place)

/** The same of bytes that are no value: a photo, a sound. */
export async function sealBytes(key: CryptoKey, plain: BufferSource, place: string): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bytesOf(place) }, key, plain)
  return { nonce, text }
}

/** The value again; rejects for another key or another place. */
export async function unseal<Value>(key: CryptoKey, sealed: Sealed, place: string): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await unsealBytes(key, sealed, place))) as Value
}

/** The bytes again; rejects likewise. */
export function unsealBytes(key: CryptoKey, { nonce, text }: Sealed, place: string): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: bytesOf(place) }, key, text)
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
