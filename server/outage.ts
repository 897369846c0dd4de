import 'server-only'

/** Thrown when the database cannot be asked in time; the page says so and the form keeps its words. */
export class DatabaseBusy extends Error {
  readonly digest = 'DATABASE_BUSY'
}

/** Refused, cut, ended, starting or stopping, full, or slower than its bounds: SQLSTATE, driver and system codes. */
const codes =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|57P0[123]|57014|55P03|25P03|53300)$/

/** True when a failure says that the database is away or too slow, not that anything is wrong with what was asked. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseBusy) return true
  if (typeof error !== 'object' || error === null) return false
  const { code, cause, digest } = error as { code?: unknown; cause?: unknown; digest?: unknown }
  if (digest === 'DATABASE_BUSY' || (typeof code === 'string' && codes.test(code))) return true
  const inner = typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
  return inner !== undefined && inner !== error && isOutage(inner)
}
