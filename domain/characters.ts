const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g

/** Full-width Latin letters, digits and signs become half-width; nothing else changes, so names and addresses may pass. */
export function halfWidth(text: string): string {
  if (!/[\uff01-\uff5e\u3000\u00a0]/.test(text)) return text
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
}

/** Without zero-width characters, which nobody sees and every comparison trips over. */
export function visible(text: string): string {
  return text.replace(invisible, '')
}

/** Without white space of any kind and without zero-width characters. */
export function unspaced(text: string): string {
  return visible(text).replace(/\s+/g, '')
}

/** Length as GB 18030 counts it: characters, not UTF-16 units. */
export function characterCount(text: string): number {
  return [...text].length
}
