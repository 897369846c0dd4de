const kept = new Set(['class', 'role', 'type', 'aria-current', 'scope'])

/**
 * How a page is made, without what it says: every element with its class, the names of its attributes and whether words follow,
 * each beside the one before it. Two pages of the same neighbours differ in words and lengths only. The frame and the main part apart.
 */
export function markupOf(html: string): { frame: string[]; main: string[] } {
  const plain = html.replace(/<script\b[\s\S]*?<\/script>/g, '')
  const [begin, end] = [plain.indexOf('<main'), plain.lastIndexOf('</main>')]
  if (begin < 0) return { frame: [], main: neighbours(plain) }
  return { frame: neighbours(plain.slice(0, begin) + plain.slice(end)), main: neighbours(plain.slice(begin, end)) }
}

function neighbours(html: string): string[] {
  const found = new Set<string>()
  let before = ''
  for (const [, tag, attributes, text] of html.matchAll(/<([a-z][a-z0-9-]*)((?:\s[^>]*)?)>([^<]*)/g)) {
    const named = [...(attributes ?? '').matchAll(/([a-z][a-z0-9-]*)(?:="([^"]*)")?/g)].map(([, name, value]) =>
      kept.has(name ?? '') ? `${name}=${value}` : name,
    )
    const element = `${tag} ${named.sort().join(' ')}${text?.trim() ? ' …' : ''}`
    found.add(`${before} > ${element}`)
    before = element
  }
  return [...found]
}
