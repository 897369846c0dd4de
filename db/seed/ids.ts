const oldest = Date.UTC(2000, 0, 1)
const threeDigits = Array.from({ length: 4_096 }, (_, number) => number.toString(16).padStart(3, '0'))

/**
 * Makes keys of the shape of UUIDv7 from an instant, the place that makes them and a counter: unique, and the same on
 * every run.
 */
export function idMaker(place: number): (at: Date | number) => string {
  const tail = place.toString(16).padStart(8, '0')
  let count = 0
  let lastTime = -1
  let head = ''
  return (at) => {
    const time = Math.max(Number(at), oldest)
    if (time !== lastTime) {
      const hex = time.toString(16).padStart(12, '0')
      head = `${hex.slice(0, 8)}-${hex.slice(8)}-7`
      lastTime = time
    }
    count += 1
    const mixed = threeDigits[Math.imul(count, 0x9e3779b1) >>> 20]
    return `${head}${threeDigits[count >>> 12]}-8${threeDigits[count & 4_095]}-${tail}${mixed}0`
  }
}
