import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Database = ReturnType<typeof connect>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
export type Reader = Database | Transaction

/** Server-side bounds of one pool, in milliseconds and connections. */
export type PoolBounds = {
  max: number
  statementMs: number
  lockMs: number
  idleInTransactionMs: number
  /** Told whenever a connection is gone, for whatever reason. */
  lost?: () => void
}

const unbounded: PoolBounds = { max: 4, statementMs: 0, lockMs: 0, idleInTransactionMs: 0 }

/** Opens a pool. bigint columns arrive as numbers (area codes fit in 2^53), dates as text. */
export function connect(url: string, bounds: PoolBounds = unbounded) {
  const client = postgres(url, {
    max: bounds.max,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    onclose: () => bounds.lost?.(),
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
      day: { to: 1082, from: [1082], parse: (text: string) => text, serialize: (text: string) => text },
    },
    connection: {
      application_name: 'baijia',
      TimeZone: 'Asia/Shanghai',
      statement_timeout: bounds.statementMs,
      lock_timeout: bounds.lockMs,
      idle_in_transaction_session_timeout: bounds.idleInTransactionMs,
    },
  })
  return drizzle(preparing(client, recurring))
}

/** How many statement texts are kept parsed on a connection, and how many are remembered as seen a first time. */
const [mostKept, mostSeen] = [400, 2_000]
const kept = new Set<string>()
const seen = new Set<string>()

/**
 * Whether a statement is worth keeping parsed: it came before, and there is room. One that is not costs a second round trip,
 * because the driver first asks the server for its types.
 */
function recurring(text: string): boolean {
  if (kept.has(text)) return true
  if (kept.size >= mostKept) return false
  if (seen.has(text)) {
    kept.add(text)
    seen.delete(text)
    return true
  }
  if (seen.size >= mostSeen) seen.clear()
  seen.add(text)
  return false
}

/**
 * Sends a statement of a transaction in this moment, before any that is asked for later, without waiting for its answer. The
 * connection answers in the order of sending; when it fails, so does everything after it.
 */
export function sentAhead(tx: Transaction, text: string, values: string[]): Promise<unknown> {
  // the query builder would send it when somebody first waits for it, which may be after others
  const { client } = (tx as unknown as { session: { client: Client } }).session
  return client.unsafe(text, values, { prepare: true }).execute()
}

const once = new WeakMap<Database, Database>()
const planning = new WeakSet<Database>()

/**
 * The same pool, with every statement planned once for each connection instead of each time: for work whose statements
 * have the same text on every request and whose plan does not depend on how much an area holds.
 */
export function planningOnce(db: Database): Database {
  // a transaction that is handed on as a database stays the transaction it is
  if (!db.$client) return db
  const known = once.get(db)
  if (known) return known
  const prepared = drizzle(preparing(db.$client, () => true)) as Database
  once.set(db, prepared)
  planning.add(prepared)
  return prepared
}

/** Whether a pool is one of `planningOnce`. */
export const plansOnce = (db: Database): boolean => planning.has(db)

type Client = ReturnType<typeof postgres>

/** The driver prepares no statement that comes to it as text, as those of the query builder do; here it prepares the chosen ones. */
function preparing(client: Client, chosen: (text: string) => boolean): Client {
  return new Proxy(client, {
    get(target, name) {
      const own = Reflect.get(target, name)
      if (typeof own !== 'function') return own
      if (name === 'unsafe') {
        return (text: string, values?: unknown[], options?: object) =>
          Reflect.apply(own, target, [text, values, chosen(text) ? { ...options, prepare: true } : options])
      }
      if (name !== 'begin' && name !== 'savepoint') return own
      return (...given: unknown[]) =>
        Reflect.apply(
          own,
          target,
          given.map((one) => (typeof one === 'function' ? (inner: Client) => one(preparing(inner, chosen)) : one)),
        )
    },
  })
}
