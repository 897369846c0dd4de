import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { connect, type Database } from '@/db/client'

/** A database of one test file: as the application sees it, and as its owner, whom row security does not bind. */
export type OwnDatabase = {
  db: Database
  owner: Database
  /** The addresses, for what opens its own connection. */
  appUrl: string
  ownerUrl: string
}

let serial = 0

/** A database of one's own, cloned from the migrated template: real PostgreSQL, shared with nobody. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const given = inject('postgres')
  serial += 1
  const name = `baijia_test_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}_${Date.now().toString(36)}_${serial}`
  const address = (url: string, database: string) => url.replace('__DATABASE__', database)
  const admin = (statement: string) => {
    const sql = postgres(address(given.owner, 'postgres'), { max: 1, onnotice: () => {} })
    return sql.unsafe(statement).finally(() => sql.end())
  }
  await admin(`create database ${name} template ${given.template}`)
  const [appUrl, ownerUrl] = [address(given.app, name), address(given.owner, name)]
  const [db, owner] = [connect(appUrl), connect(ownerUrl)]
  afterAll(async () => {
    await Promise.all([db.$client.end({ timeout: 1 }), owner.$client.end({ timeout: 1 })])
    await admin(`drop database if exists ${name} with (force)`)
  })
  return { db, owner, appUrl, ownerUrl }
}

class Forgotten extends Error {}

/** Runs a story against the database and then forgets it; commands inside open savepoints. */
export async function forgetting(db: Database, story: (tx: Database) => Promise<void>): Promise<void> {
  const told = db.transaction(async (tx) => {
    await story(tx as unknown as Database)
    throw new Forgotten()
  })
  await told.catch((error: unknown) => {
    if (!(error instanceof Forgotten)) throw error
  })
}
