const longest = 80

/** The sheet that carries the foot of a printed report: margin boxes read it from the root. Every character is escaped. */
export function footSheet(text: string): string {
  const escaped = [...text.slice(0, longest)].map((letter) => `\\${letter.codePointAt(0)?.toString(16)} `).join('')
  return `:root{--gov-foot:"${escaped}"}`
}
