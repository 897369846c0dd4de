import type { TestProject } from 'vitest/node'
import { openTestServer } from '@/tests/support/server'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner and app-role addresses with `__DATABASE__` in the place of the name, and the migrated template. */
    postgres: { owner: string; app: string; template: string }
  }
}

export default async function setup(project: TestProject) {
  const server = await openTestServer()
  project.provide('postgres', {
    owner: server.url('__DATABASE__'),
    app: server.appUrl('__DATABASE__'),
    template: server.template,
  })
  return server.release
}
