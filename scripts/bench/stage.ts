import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import postgres from 'postgres'
import type { Scale } from '@/db/seed/plan'
import { loadDatabase } from '@/db/seed/seed'
import { dayOf } from '@/domain/calendar/civil-day'
import { Visitor } from '@/scripts/bench/visitor'
import { inventedBatches } from '@/scripts/invented-batches'
import { ensureDatabase, migrate } from '@/scripts/migrate.mjs'
import { ensureBuilt } from '@/scripts/runtime/build.mjs'
import { freePort, root } from '@/scripts/runtime/places.mjs'
import { serve } from '@/scripts/runtime/serve.mjs'

export type Sql = postgres.Sql

/** The built application on a database of a stated size, with people signed in and a bare connection beside. */
export type Stage = {
  base: string
  day: string
  ownerUrl: string
  appUrl: string
  /** The bare connection: the owner, whom no row security binds. */
  sql: Sql
  /** Its processes; a getter, since one that fell has another number afterwards. */
  appPids: () => number[]
  visitor: (username: string) => Promise<Visitor>
  close: () => Promise<void>
}

/** The day the measured data speaks of; the clock of the application is the real one, so it is today. */
export const benchDay = dayOf(new Date())

/** A database of a scale beside the one of the running product, made once and then kept. */
export async function benchDatabase(ownerUrl: string, scale: Scale, say: (text: string) => void): Promise<string> {
  const url = Object.assign(new URL(ownerUrl), { pathname: `/baijia_bench_${scale}` }).href
  await ensureDatabase(ownerUrl, `baijia_bench_${scale}`)
  await migrate({ ownerUrl: url, appPassword: passwordOf(process.env.DATABASE_URL ?? '') })
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [last] = await sql`select max(at)::date::text as day from visits`
  await sql.end()
  const age = last?.day ? (Date.parse(benchDay) - Date.parse(last.day)) / 86_400_000 : Number.POSITIVE_INFINITY
  if (age < 3) return url
  say(`写入 ${scale} 规模的虚构数据`)
  await loadDatabase(url, inventedBatches({ scale, on: benchDay, seed: 1 }))
  return url
}

/** Starts the built application on such a database. */
export async function openStage(ownerUrl: string): Promise<Stage> {
  const appUrl = new URL(process.env.DATABASE_URL ?? '')
  appUrl.pathname = new URL(ownerUrl).pathname
  const env = { ...process.env, NODE_ENV: 'production' as const, DATABASE_URL: appUrl.href, BAIJIA_DEMO: '1' }
  await ensureBuilt(env)
  const port = await freePort()
  let pids: number[] = []
  const app = serve({
    host: '127.0.0.1',
    port,
    env,
    server: undefined,
    fail: () => process.exit(1),
    say: (text) => console.error(text),
    note: (now) => {
      pids = now
    },
  })
  if (!(await app.ready)) throw new Error('the application did not get well')
  const base = `http://127.0.0.1:${port}`
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => {} })
  const visitors: Visitor[] = []
  return {
    base,
    day: benchDay,
    ownerUrl,
    appUrl: appUrl.href,
    sql,
    appPids: () => pids,
    async visitor(username) {
      const visitor = await Visitor.signedIn(base, username)
      visitors.push(visitor)
      return visitor
    },
    async close() {
      for (const visitor of visitors) visitor.close()
      await sql.end({ timeout: 2 })
      await app.stop()
    },
  }
}

export type FloorServer = { pid: number; visitor: Visitor; close: () => void }

/** The plain handler, serving one statement per name. */
export async function openFloor(databaseUrl: string, statements: Record<string, string>): Promise<FloorServer> {
  const child: ChildProcess = fork(path.join(root, 'scripts/bench/floor-server.mjs'), {
    execArgv: [],
    env: { ...process.env, DATABASE_URL: databaseUrl, BENCH_STATEMENTS: JSON.stringify(statements) },
  })
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }))
    child.once('error', reject)
  })
  const visitor = new Visitor(`http://127.0.0.1:${port}`)
  return {
    pid: child.pid ?? 0,
    visitor,
    close: () => {
      visitor.close()
      child.disconnect()
    },
  }
}

function passwordOf(url: string): string {
  return decodeURIComponent(new URL(url).password)
}
