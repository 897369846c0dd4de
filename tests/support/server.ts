import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { appUrlOf, migrate } from '@/scripts/migrate.mjs'
import { startPostgres } from '@/scripts/postgres.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'

/** A server with a migrated template; `url(database)` speaks as the owner, `appUrl(database)` as the app role. */
export type TestServer = {
  template: string
  url: (database: string) => string
  appUrl: (database: string) => string
  admin: (statement: string) => Promise<void>
  release: () => Promise<void>
}

/**
 * A real PostgreSQL for one run: the server TEST_POSTGRES_URL names (as a superuser), else the embedded one in a
 * temporary folder that is removed afterwards. On a given server, TEST_POSTGRES_TEMPLATE names a template that is kept
 * for the next run, so that the invented street is written once.
 */
export async function openTestServer(prepare?: (ownerUrl: string) => Promise<unknown>): Promise<TestServer> {
  const given = process.env.TEST_POSTGRES_URL
  const own = given ? undefined : await temporaryServer()
  const base = given ?? own?.url('postgres') ?? ''
  const url = (database: string) => Object.assign(new URL(base), { pathname: `/${database}` }).href
  const appUrl = (database: string) => appUrlOf(url(database), testSecrets.appPassword)
  const admin = async (statement: string) => {
    const sql = postgres(base, { max: 1, onnotice: () => {} })
    await sql.unsafe(statement).finally(() => sql.end())
  }
  const kept = given ? process.env.TEST_POSTGRES_TEMPLATE : undefined
  const template = kept ?? `baijia_template_${process.pid}_${Date.now().toString(36)}`
  const drop = () => admin(`drop database if exists ${template} with (force)`)
  const release = async () => {
    if (own) await own.release()
    else if (!kept) await drop()
  }
  try {
    const stood = kept !== undefined && (await stands(base, kept))
    if (!stood) await admin(`create database ${template} encoding 'UTF8' template template0`)
    await migrate({ ownerUrl: url(template), appPassword: testSecrets.appPassword })
    if (!stood) await prepare?.(url(template))
  } catch (error) {
    await (own ? release() : drop())
    throw error
  }
  return { template, url, appUrl, admin, release }
}

async function stands(base: string, database: string): Promise<boolean> {
  const sql = postgres(base, { max: 1, onnotice: () => {} })
  const rows = await sql`select 1 from pg_database where datname = ${database}`.finally(() => sql.end())
  return rows.length > 0
}

async function temporaryServer() {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-test-'))
  // walkable for the account PostgreSQL runs as
  fs.chmodSync(data, 0o755)
  const server = await startPostgres({ data, password: testSecrets.postgresPassword, throwaway: true })
  return {
    url: server.url,
    async release() {
      await server.release()
      fs.rmSync(data, { recursive: true, force: true })
    },
  }
}
