import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '@/scripts/runtime/build.mjs'
import { applicationEnvironment, hasSeed, seed } from '@/scripts/runtime/database.mjs'
import { freePort } from '@/scripts/runtime/places.mjs'
import { serve } from '@/scripts/runtime/serve.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'
import { openTestServer } from '@/tests/support/server'

declare module 'vitest' {
  interface ProvidedContext {
    /** The running application: its address, and its database as the owner sees it. */
    app: { base: string; ownerUrl: string }
  }
}

/** The built application on a database cloned from the migrated and seeded template. */
export default async function setup(project: TestProject) {
  await ensureBuilt(applicationEnvironment('', testSecrets, true))
  const server = await openTestServer(async (ownerUrl) => hasSeed() && (await seed(ownerUrl, testSecrets)))
  const name = `${server.template.replace('template', 'app')}_${process.pid}`
  await server.admin(`create database ${name} template ${server.template}`)
  const port = await freePort()
  const app = serve({
    host: '127.0.0.1',
    port,
    env: applicationEnvironment(server.appUrl(name), testSecrets, true),
    server: undefined,
    say: (text) => console.error(text),
    fail: () => console.error('the application keeps ending'),
  })
  const close = async () => {
    await app.stop()
    await server.admin(`drop database if exists ${name} with (force)`)
    await server.release()
  }
  const late = new Promise<false>((resolve) => setTimeout(resolve, 60_000, false).unref())
  if (!(await Promise.race([app.ready, late]))) {
    await close()
    throw new Error('the application did not get well within 60 seconds')
  }
  project.provide('app', { base: `http://127.0.0.1:${port}`, ownerUrl: server.url(name) })
  return close
}
