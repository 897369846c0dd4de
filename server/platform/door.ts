/** Whether a page can be begun now; the process that holds the pools answers, the proxy asks. */
type Door = () => Promise<boolean>

const store = globalThis as typeof globalThis & { baijiaDoor?: Door }

/** Puts somebody at the door; kept on globalThis, because the proxy is a bundle of its own. */
export function keepDoor(door: Door): void {
  store.baijiaDoor = door
}

/** False while the database is away or too many are waiting. */
export function isOpen(): Promise<boolean> {
  return store.baijiaDoor?.() ?? Promise.resolve(true)
}
