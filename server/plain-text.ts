import 'server-only'

/**
 * What was handed in without NUL and without half letters (lone surrogates), which no text of the database can hold:
 * strings, lists and plain objects at any depth; bytes stay as they are.
 * Lines end in one way, whichever way the form was sent. Views and commands pass everything they are asked through here.
 */
export function plainText(raw: unknown): unknown {
  if (typeof raw === 'string') return raw.replace(unheld, '').replace(/\r\n?/g, '\n')
  if (Array.isArray(raw)) return raw.map(plainText)
  if (!isPlain(raw)) return raw
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, plainText(value)]))
}

const unheld = /[\0\p{Surrogate}]/gu

function isPlain(raw: unknown): raw is Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null) return false
  const made = Object.getPrototypeOf(raw)
  return made === null || made === Object.prototype
}
