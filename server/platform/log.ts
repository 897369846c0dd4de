import 'server-only'

type Fact = string | number | boolean | null | undefined

/** What a line may say; ids and kinds, never names, texts, parameters or messages of the database (reliability T20). */
type Line = { event: string; requestId?: Fact; digest?: Fact; route?: Fact; kind?: Fact; code?: Fact; count?: Fact }

/** One line of JSON on standard error. Control and direction characters of a value are escaped, so lines equal events. */
export function log(line: Line): void {
  process.stderr.write(`${lineOf(line, new Date())}\n`)
}

export function lineOf(line: Line, at: Date): string {
  const text = JSON.stringify({ at: at.toISOString(), ...line })
  return text.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The kind of a failure without its words: class name and SQLSTATE or system code, of the innermost cause. */
export function kindOf(error: unknown): { kind: string; code: string | undefined } {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  const code =
    typeof inner === 'object' && inner !== null && 'code' in inner ? String(inner.code).slice(0, 40) : undefined
  return { kind: inner instanceof Error ? inner.name : typeof inner, code }
}
