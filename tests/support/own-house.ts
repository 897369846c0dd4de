import '@/tests/support/environment'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import { connect } from '@/db/client'
import { appUrlOf, ensureDatabase, migrate } from '@/scripts/migrate.mjs'
import { startPostgres } from '@/scripts/postgres.mjs'
import { applicationEnvironment } from '@/scripts/runtime/database.mjs'
import { freePort } from '@/scripts/runtime/places.mjs'
import { end } from '@/scripts/runtime/processes.mjs'
import { serve } from '@/scripts/runtime/serve.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'

/** An application and a database of a test's own, so that either can be taken away from under it; `throwaway` flushes nothing to the disk. */
export async function ownHouse({ throwaway = true }: { throwaway?: boolean } = {}) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-away-'))
  fs.chmodSync(data, 0o755)
  const server = await startPostgres({ data, password: testSecrets.postgresPassword, throwaway })
  await ensureDatabase(server.url('postgres'), 'baijia')
  const ownerUrl = server.url('baijia')
  await migrate({ ownerUrl, appPassword: testSecrets.appPassword })
  const port = await freePort()
  const env = applicationEnvironment(appUrlOf(ownerUrl, testSecrets.appPassword), testSecrets, true)
  let appPids: number[] = []
  const note = (pids: number[]) => {
    appPids = pids
  }
  const served = (folder?: string) =>
    serve({
      ...{ host: '127.0.0.1', port, env, server: undefined, say: console.error, fail: () => {}, note },
      ...(folder && { folder }),
    })
  let app = served()
  const owner = connect(ownerUrl)
  afterAll(async () => {
    await app.stop()
    await owner.$client.end({ timeout: 1 })
    await server.release()
    fs.rmSync(data, { recursive: true, force: true })
  })
  expect(await app.ready).toBe(true)
  let { pid } = server
  return {
    base: `http://127.0.0.1:${port}`,
    owner,
    async stopDatabase() {
      await end(pid, 'SIGINT', 'SIGQUIT', 10_000)
    },
    async startDatabase() {
      await server.revive()
      pid = Number(fs.readFileSync(path.join(server.folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    },
    /** Ends the database without a word; it is brought back at once. */
    async killDatabase() {
      process.kill(pid, 'SIGKILL')
      for (let revived = false; !revived; ) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        revived = await server.revive()
      }
      pid = Number(fs.readFileSync(path.join(server.folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    },
    /** Ends the application as an update does, and serves the build of another folder at the same address; yields whether it got well. */
    async update(folder: string, meanwhile: () => Promise<void>): Promise<boolean> {
      await app.stop()
      await meanwhile()
      app = served(folder)
      return app.ready
    },
    /** Ends the application without a word; its keeper starts it anew. */
    killApp() {
      for (const pid of appPids) process.kill(pid, 'SIGKILL')
    },
  }
}
