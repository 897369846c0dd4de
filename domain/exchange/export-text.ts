const longestCell = 32_000

/** Text that a spreadsheet would take for a formula gets an apostrophe before it; full-width signs count as well. */
export function guardedText(text: string): string {
  const kept = text.length > longestCell ? text.slice(0, longestCell) : text
  return /^[\s\u200b-\u200f\ufeff]*[=+\-@|%＝＋－＠｜％]/.test(kept) || /^[\t\r\n]/.test(kept) ? `'${kept}` : kept
}
