/** Choices with their weights, summed up once so that drawing is quick. */
export type Weighted<Value> = { values: readonly Value[]; upTo: readonly number[] }

export function weigh<Value>(choices: readonly (readonly [Value, number])[]): Weighted<Value> {
  let sum = 0
  return { values: choices.map(([value]) => value), upTo: choices.map(([, weight]) => (sum += weight)) }
}

/** A seeded source of chance (mulberry32): the same seed always tells the same story. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 32 bits. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  /** From 0 up to but not including 1. */
  next(): number {
    return this.bits() / 4_294_967_296
  }

  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Value>(values: readonly Value[]): Value {
    return at(values, Math.floor(this.next() * values.length))
  }

  draw<Value>({ values, upTo }: Weighted<Value>): Value {
    const mark = this.next() * at(upTo, upTo.length - 1)
    let place = 0
    while (place < values.length - 1 && at(upTo, place) <= mark) place += 1
    return at(values, place)
  }

  /** How often something of a mean rate happened (Poisson, by products; for small rates). */
  times(rate: number): number {
    const limit = Math.exp(-rate)
    let count = 0
    for (let product = this.next(); product > limit; product *= this.next()) count += 1
    return count
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    const mixed = [...values]
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = this.int(0, last)
      const kept = at(mixed, last)
      mixed[last] = at(mixed, other)
      mixed[other] = kept
    }
    return mixed
  }
}

/** The element that must be there. */
export function at<Value>(values: readonly Value[], place: number): Value {
  const value = values[place]
  if (value === undefined && !(place in values)) throw new Error(`no element ${place} of ${values.length}`)
  return value as Value
}

/** A seed from words and numbers (FNV-1a). */
export function seedOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const letter of parts.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
