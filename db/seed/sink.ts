import type { Copier } from '@/db/seed/copy'

const bytesInChunk = 1 << 16

/** Rows of one table on their way to COPY: kept while they may still change, else turned into bytes at once. */
export class Sink<Row> {
  readonly copier: Copier<Row>
  /** The rows that may still change; empty in a sink that writes at once. */
  readonly held: Row[] = []
  count = 0
  readonly #holds: boolean
  #text = ''
  #chunks: Buffer[] = []

  constructor(copier: Copier<Row>, holds: boolean) {
    this.copier = copier
    this.#holds = holds
  }

  push(...rows: readonly Row[]): void {
    this.count += rows.length
    if (this.#holds) this.held.push(...rows)
    else for (const row of rows) this.#write(row)
  }

  /** The bytes of all rows, chunk by chunk; afterwards the sink is empty. */
  *drain(): Generator<Buffer> {
    yield* this.#chunks.splice(0)
    for (const row of this.held) {
      this.#write(row)
      yield* this.#chunks.splice(0)
    }
    this.held.length = 0
    if (this.#text !== '') yield Buffer.from(this.#text)
    this.#text = ''
    this.count = 0
  }

  #write(row: Row): void {
    this.#text += this.copier.line(row)
    if (this.#text.length < bytesInChunk) return
    this.#chunks.push(Buffer.from(this.#text))
    this.#text = ''
  }
}
