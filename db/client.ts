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
  return drizzle(client)
}
