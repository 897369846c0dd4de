/** 走访联系卡 number of a visit, `4821 0387`: follows from the id made with the form, so it can be written down before saving. */
export function cardNumberOf(visitId: string): string {
  const digits = String(Number.parseInt(visitId.replaceAll('-', '').slice(-12), 16) % 100_000_000).padStart(8, '0')
  return `${digits.slice(0, 4)} ${digits.slice(4)}`
}
