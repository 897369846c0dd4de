const oldest = Date.UTC(2000, 0, 1)

/** Makes keys of the shape of UUIDv7 from an instant, the place that makes them and a counter: unique, and the same on every run. */
export function idMaker(place: number): (at: Date | number) => string {
  const tail = place.toString(16).padStart(8, '0')
  let count = 0
  return (at) => {
    const time = Math.max(Number(at), oldest).toString(16).padStart(12, '0')
    count += 1
    const serial = count.toString(16).padStart(6, '0')
    const mixed = (Math.imul(count, 0x9e3779b1) >>> 16).toString(16).padStart(4, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.slice(0, 3)}-8${serial.slice(3)}-${tail}${mixed}`
  }
}
