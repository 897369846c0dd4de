/**
 * An ID number as staff see it: 110105********002X; where a birth date stands on the same page only the first three,
 * since region, birth date and last four together are the whole number.
 */
export function maskIdNumber(value: string, birthShown: boolean): string {
  const shown = birthShown || value.length < 14 ? 3 : 6
  const tail = birthShown || value.length < 14 ? '' : value.slice(-4)
  return value.slice(0, shown) + '*'.repeat(Math.max(0, value.length - shown - tail.length)) + tail
}

/** A phone number: 138****5678, 021-****5678; short or unusual ones keep the last two digits. */
export function maskPhone(value: string): string {
  if (/^\d{11}$/.test(value) && !value.startsWith('0')) return `${value.slice(0, 3)}****${value.slice(-4)}`
  const landline = /^(0\d{2,3})-?(\d{7,8})(-\d+)?$/.exec(value)
  if (landline) return `${landline[1]}-****${landline[2]?.slice(-4)}`
  return (
    '*'.repeat(Math.max(0, value.length - 2)) +
    (value.length > 4 ? value.slice(-2) : '*'.repeat(Math.min(2, value.length)))
  )
}

/** A name for public posting: the first character, then one or two stars, so that its length stays unknown. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.min(2, rest.length))
}

/** An ID number or mobile number inside running text, masked; for printing what people typed. */
export function maskText(text: string): string {
  return text
    .replace(/(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g, (number) => maskIdNumber(number, true))
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone)
}
