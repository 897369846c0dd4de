/** How long a text waits for the writing of its page, which follows at once. */
const waitsMs = 30_000
const store = globalThis as typeof globalThis & { baijiaStill?: Map<string, string> }

/** Puts a text aside for the writing of the page that is being made; yields the name it is asked for by. Kept on globalThis, because server and browser components are two bundles. */
export function handOver(text: string): string {
  const name = crypto.randomUUID()
  store.baijiaStill ??= new Map()
  store.baijiaStill.set(name, text)
  setTimeout(() => store.baijiaStill?.delete(name), waitsMs).unref()
  return name
}

/** The text put aside under that name. */
export function handedOver(name: string): string {
  const text = store.baijiaStill?.get(name)
  if (text === undefined) throw new Error('a still part of a page has lost its text')
  return text
}
