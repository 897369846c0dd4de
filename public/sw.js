// Keeps the page of the doors and its own scripts and styles on the phone. Nothing of anybody is kept here.
const cacheName = 'baijia-door'
const page = '/door'
const asset = /\/_next\/static\/[^"'\\\s)]+/g

self.addEventListener('install', (event) => {
  event.waitUntil(fetch(page, { credentials: 'same-origin' }).then(keep).catch(() => undefined).then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === '/sign-in') event.waitUntil(lock())
  else if (request.mode === 'navigate' && pathname === page) event.respondWith(opened(request, event))
  else if (pathname.startsWith('/_next/static/')) event.respondWith(kept(request))
})

/** The page of the running release when it comes in time, else the one that was kept. */
async function opened(request, event) {
  const cache = await caches.open(cacheName)
  const late = new Promise((resolve) => setTimeout(resolve, 4000))
  const fresh = await Promise.race([fetch(request).catch(() => undefined), late])
  if (!fresh || !fresh.ok) return (await cache.match(page)) || fresh || Response.error()
  event.waitUntil(keep(fresh.clone()))
  return fresh
}

async function kept(request) {
  const cache = await caches.open(cacheName)
  return (await cache.match(request.url)) || fetch(request)
}

/** The page with everything it names; what the release before named and this one does not is forgotten. */
async function keep(response) {
  if (!response.ok || response.redirected) return
  const cache = await caches.open(cacheName)
  const named = [...new Set((await response.clone().text()).match(asset) || [])]
  const have = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  const missing = named.filter((path) => !have.has(path.split('?')[0]))
  await cache.addAll(missing)
  await cache.put(page, response)
  const wanted = new Set([page, ...named.map((path) => path.split('?')[0])])
  for (const path of have) if (!wanted.has(path)) await cache.delete(path)
}

/** Whoever comes to the sign-in page has signed out, or was: the keys and the households go. */
function lock() {
  return new Promise((resolve) => {
    const asked = indexedDB.open('baijia-door')
    asked.onupgradeneeded = () => asked.transaction.abort()
    asked.onerror = () => resolve()
    asked.onsuccess = () => {
      const store = asked.result
      const change = store.transaction(['keys', 'packs', 'done'], 'readwrite')
      for (const name of ['keys', 'packs', 'done']) change.objectStore(name).clear()
      change.oncomplete = change.onabort = () => {
        store.close()
        resolve()
      }
    }
  })
}
