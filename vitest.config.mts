import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { hasOffice } from './scripts/runtime/machine.mjs'

/** These take their own application or database away from under themselves, and touch no other: they run beside the walks. */
const ownHouses = ['tests/e2e/door.spec.ts', 'tests/e2e/without-database.spec.ts']
/** These read every page as everybody and write next to nothing; they run beside the journeys, on a street of their own. */
const walks = ['tests/e2e/accessible.spec.ts', 'tests/e2e/canary.spec.ts', 'tests/e2e/safety.spec.ts']
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here('./') },
      { find: 'server-only', replacement: here('./tests/support/server-only.ts') },
    ],
  },
  test: {
    maxWorkers: 2,
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['tests/{domain,components}/**/*.test.ts', 'tests/architecture.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['tests/{db,server,matrix}/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.setup.ts'],
          setupFiles: ['tests/support/environment.ts'],
          server: { deps: { inline: ['next-auth', '@auth/core'] } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.spec.ts'],
          // these open documents in LibreOffice; npm test says when they were left out
          exclude: [
            ...configDefaults.exclude,
            ...ownHouses,
            ...walks,
            ...(hasOffice() ? [] : ['tests/e2e/**/*.office.spec.ts']),
          ],
          globalSetup: ['tests/support/browser.setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'walks',
          include: walks,
          globalSetup: ['tests/support/browser.setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: ownHouses,
          globalSetup: ['tests/support/built.setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          setupFiles: ['tests/support/environment.ts'],
          globalSetup: ['tests/support/postgres.setup.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
