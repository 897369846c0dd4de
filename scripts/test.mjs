// npm test: does its own set-up, ends what it started, and says the totals in its last line.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { machineBinaries } from './runtime/binaries.mjs'
import { ensureBuilt } from './runtime/build.mjs'
import { ensureInstalled } from './runtime/install.mjs'
import { chromePath, ensureMachine, hasOffice } from './runtime/machine.mjs'
import { demandSpace, root } from './runtime/places.mjs'
import { migrationsAgree } from './runtime/schema.mjs'
import { testSecrets } from './runtime/test-secrets.mjs'
import { plainly, Refusal } from './runtime/wording.mjs'

const documentsUnopened = 'NOT RUN: .docx opened in LibreOffice, there is none (BAIJIA_TEST_OFFICE=1 installs it)'
const long = process.argv.includes('--long')
/** On a second PostgreSQL: the tables and walls, the searches, and every view and command asked once; all of it with --long. */
const everyStatement = ['tests/db', 'tests/matrix/matrix.test.ts']
try {
  demandSpace(root, 500)
  await ensureInstalled()
  process.exitCode = await test()
} catch (error) {
  const said = plainly(error, root)
  console.error(said instanceof Refusal ? `✖ ${said.message}` : said)
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
}
process.exit()

/** @returns {Promise<number>} the exit code */
async function test() {
  const { biome, conclude, heedSignals, step, types, vitest } = await import('./runtime/steps.mjs')
  heedSignals()
  const outcomes = [
    await step('set-up', async () => ({
      note: (await ensureMachine()).map((name) => `no ${name}`).join(', ') || 'ready',
    })),
    await step('biome', biome),
    await step('tsc', types),
    await step('schema and migrations agree', migrationsAgree),
    await step('vitest domain', () => vitest('domain')),
    await step('vitest postgres, embedded', () => onServer(undefined, (env) => vitest('postgres', env))),
  ]
  const machine = machineBinaries()
  if (machine)
    outcomes.push(
      await step(`vitest postgres, machine ${machine.version}`, () =>
        onServer(machine, (env) =>
          long ? vitest('postgres', env) : vitest('postgres', { ...env, TEST_MATRIX: 'once' }, everyStatement),
        ),
      ),
    )
  outcomes.push(await step('next build', build))
  if (hasTests('tests/e2e')) outcomes.push(...(await inBrowsers(step, vitest)))
  if (long && hasTests('tests/long'))
    outcomes.push(await step('vitest long', () => onServer(undefined, (env) => vitest('long', env))))
  return conclude(outcomes)
}

/**
 * The walks through all pages, which take longest, and beside them the journeys, then what takes its own house away.
 * @param {typeof import('./runtime/steps.mjs').step} step @param {typeof import('./runtime/steps.mjs').vitest} vitest
 */
async function inBrowsers(step, vitest) {
  const onStreet = (/** @type {string} */ project) => {
    if (!chromePath()) throw new Error('no Chromium')
    return onServer(undefined, (env) => vitest(project, env))
  }
  const walks = step('vitest walks, beside', async () => onStreet('walks'))
  const journeys = await step('vitest browser', async () => {
    const counts = await onStreet('browser')
    return hasOffice() ? counts : { ...counts, note: documentsUnopened }
  })
  const house = await step('vitest house, beside', () => vitest('house'))
  return [journeys, house, await walks]
}

/** Builds with the fixed secrets of the tests, unless `.next` is what the sources say already. */
async function build() {
  const { applicationEnvironment } = await import('./runtime/database.mjs')
  const made = await ensureBuilt(applicationEnvironment('', testSecrets, true))
  return { note: made ? 'built' : 'up to date' }
}

/**
 * A throw-away server of that PostgreSQL for one run of tests, ended and removed afterwards.
 * @template Value
 * @param {import('./runtime/binaries.mjs').Binaries | undefined} binaries the embedded one when undefined
 * @param {(env: NodeJS.ProcessEnv) => Promise<Value>} run
 */
async function onServer(binaries, run) {
  const { startPostgres } = await import('./postgres.mjs')
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-test-'))
  fs.chmodSync(data, 0o755)
  try {
    const server = await startPostgres({
      data,
      password: testSecrets.postgresPassword,
      throwaway: true,
      ...(binaries && { binaries }),
    })
    try {
      return await run({ ...process.env, TEST_POSTGRES_URL: server.url('postgres') })
    } finally {
      await server.release()
    }
  } finally {
    fs.rmSync(data, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function hasTests(folder) {
  const at = path.join(root, folder)
  return (
    fs.existsSync(at) && fs.readdirSync(at, { recursive: true }).some((name) => /\.(test|spec)\.ts$/.test(String(name)))
  )
}
