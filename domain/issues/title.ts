/** The first sentence of pasted words as a title of at most 30 letters; undefined when nothing was written. */
export function titleFrom(words: string | null): string | undefined {
  const [first = ''] = (words ?? '')
    .split(/[\n。！？!?；;]/u)
    .map((part) => part.trim())
    .filter(Boolean)
  const letters = [...first]
  if (letters.length === 0) return undefined
  return letters.length > 30 ? `${letters.slice(0, 29).join('')}…` : first
}
