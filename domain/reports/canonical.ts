import type { ReportContent } from '@/domain/reports/content'

/** What is frozen: the report, the digest of the rows behind each figure, and the hash of the report before. */
export type FrozenContent = ReportContent & {
  frozenAt: string
  rowDigests: Record<string, { count: number; digest: string }>
  previousHash: string | null
}

/** The same content is always the same characters: keys in order, no spaces. The hash is taken over exactly these. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
    return `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 校验码: ten Crockford characters from random bytes; nothing of the report can be read from it. */
export function verifyCode(bytes: Uint8Array): string {
  return [...bytes.slice(0, 10)].map((byte) => alphabet[byte % 32]).join('')
}

/** A code as people type it: small letters, spaces, O for 0 and I or L for 1 are all understood. */
export function readVerifyCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? code : undefined
}

/** A code as it is printed: 4827A-61903. */
export function printVerifyCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}
