import { type SQL, sql } from 'drizzle-orm'

/** A name of ours (alias, column, way of dividing, code) as SQL text; anything but a plain word is refused. */
export function word(name: string): SQL {
  if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/i.test(name)) throw new Error(`${name} is no word of ours`)
  return sql.raw(name)
}

/** A name of ours as an SQL text constant, so that groups and sorts see one and the same expression. */
export function constant(code: string): SQL {
  if (!/^[a-z0-9_-]+$/i.test(code)) throw new Error(`${code} is no code of ours`)
  return sql.raw(`'${code}'`)
}

/** A whole number of ours as an SQL constant. */
export function digits(value: number): SQL {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`)
  return sql.raw(String(value))
}
