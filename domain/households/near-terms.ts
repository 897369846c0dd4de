/** How to look for what was typed with one slip: keys that are exactly so, and names that begin and end so. */
export type NearTerms = { sound: boolean; keys: string[]; likes: { start: string; pattern: string }[] }

const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * 相近: a name of which one character is another (the same sound, or any one of three or four characters), or its pinyin
 * with one letter left out, too many, wrong or swapped. Nothing for what is no name.
 */
export function nearTerms(text: string): NearTerms | undefined {
  if (/^[a-z]{4,24}$/.test(text)) return { sound: false, keys: slips(text), likes: [] }
  if (!/^\p{Script=Han}{2,4}$/u.test(text)) return undefined
  const name = [...text]
  if (name.length === 2) return { sound: true, keys: [], likes: [] }
  const likes = name.flatMap((_, at) => {
    const pattern = name.map((one, index) => (index === at ? '_' : one)).join('')
    return at === 0 ? [] : [{ start: name.slice(0, at).join(''), pattern }]
  })
  return { sound: true, keys: [name.slice(1).join('')], likes }
}

/** Every text one slip away: a letter left out, two swapped, one another, one too many. */
export function slips(text: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at)]
    if (after) found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after.charAt(1) + after.charAt(0) + after.slice(2))
    for (const letter of letters) {
      if (after) found.add(before + letter + after.slice(1))
      found.add(before + letter + after)
    }
  }
  found.delete(text)
  return [...found]
}
