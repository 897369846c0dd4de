import type { Page } from 'playwright-core'

/** Everything the browser keeps for us, as text: databases with their bytes, caches with their pages. */
export function dumped(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    const bytes = new TextDecoder('utf-8')
    for (const place of ['baijia-door', 'baijia-door-files']) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open(place)
        asked.onsuccess = () => resolve(asked.result)
      })
      for (const name of [...db.objectStoreNames].filter((one) => one !== 'keys')) {
        const rows = await new Promise<{ sealed?: { text: ArrayBuffer } }[]>((resolve) => {
          const asked = db.transaction(name).objectStore(name).getAll()
          asked.onsuccess = () => resolve(asked.result)
        })
        for (const row of rows) parts.push(JSON.stringify(row), row.sealed ? bytes.decode(row.sealed.text) : '')
      }
      db.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        parts.push(request.url, (await (await cache.match(request))?.text()) ?? '')
    }
    return parts.join('\n')
  })
}

/** How much lies in the parts of the store that open or hold something. */
export function counted(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('baijia-door')
      asked.onsuccess = () => resolve(asked.result)
    })
    const counts: Record<string, number> = {}
    for (const name of ['keys', 'packs', 'outbox'])
      counts[name] = await new Promise<number>((resolve) => {
        const asked = db.transaction(name).objectStore(name).count()
        asked.onsuccess = () => resolve(asked.result)
      })
    db.close()
    return counts
  })
}
