const oldest = Date.UTC(2000, 0, 1)
const threeDigits = Array.from({ length: 4_096 }, (_, number) => number.toString(16).padStart(3, '0'))

/**
 * Makes keys of the shape of UUIDv7 from an instant, the place that makes them (24 bits) and a counter: unique, the same
 * on every run, and with a tail that differs from key to key, since numbers of cards follow from it.
 */
export function idMaker(place: number): (at: Date | number) => string {
  const middle = `-7${hex(place >>> 12)}-8${hex(place)}-`
  let count = 0
  let lastTime = -1
  let head = ''
  return (at) => {
    const time = Math.max(Number(at), oldest)
    if (time !== lastTime) {
      const digits = time.toString(16).padStart(12, '0')
      head = `${digits.slice(0, 8)}-${digits.slice(8)}${middle}`
      lastTime = time
    }
    count += 1
    const mixed = Math.imul(count, 0x9e3779b1)
    return head + hex(count >>> 12) + hex(count) + hex(mixed >>> 12) + hex(mixed)
  }
}

function hex(number: number): string {
  return threeDigits[number & 4_095] ?? ''
}
