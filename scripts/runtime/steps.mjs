import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './places.mjs'
import { onStop } from './processes.mjs'

/**
 * What one step came to. `failed` counts a broken check as one.
 * @typedef {{ name: string, passed: number, failed: number, seconds: number, note: string }} Outcome
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let stopped = false

/** Lets a signal end the steps under way; the steps after them are passed over. */
export function heedSignals() {
  onStop(() => {
    stopped = true
    for (const child of running) child.kill('SIGTERM')
  })
}

/**
 * Runs one step and times it; a step that throws has failed.
 * @param {string} name @param {() => Promise<{ passed?: number, failed?: number, note?: string } | undefined>} run
 * @returns {Promise<Outcome>}
 */
export async function step(name, run) {
  const began = performance.now()
  const outcome = { name, passed: 0, failed: 0, note: '' }
  if (stopped) return { ...outcome, failed: 1, seconds: 0, note: 'interrupted' }
  console.log(`\n── ${name}`)
  try {
    Object.assign(outcome, await run())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    outcome.failed = Math.max(outcome.failed, 1)
  }
  return { ...outcome, seconds: (performance.now() - began) / 1000 }
}

/**
 * Runs one of the packages' programs; throws when it fails.
 * @param {string} program path below node_modules @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
export async function tool(program, args, env = process.env) {
  const code = await shown([process.execPath, path.join(root, 'node_modules', program), ...args], env)
  if (code !== 0) throw new Error(`${path.basename(program)} ${args.join(' ')}: exit ${code}`)
  return undefined
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
export function shown([program = '', ...args], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    running.add(child)
    child.on('error', reject)
    child.on('exit', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

export const biome = () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])

export async function types() {
  await tool('next/dist/bin/next', ['typegen'], { ...process.env, NEXT_TELEMETRY_DISABLED: '1' })
  // not incremental: the compiler's record of an earlier run does not notice the route types made anew
  return tool('typescript/bin/tsc', ['--noEmit', '--incremental', 'false'])
}

/**
 * Runs one vitest project and counts. A file that cannot even be loaded counts as one failure.
 * @param {string} project @param {NodeJS.ProcessEnv} [env] @param {string[]} [only] files or folders of it; all without
 */
export async function vitest(project, env = process.env, only = []) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-results-'))
  const file = path.join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  try {
    const program = path.join(root, 'node_modules/vitest/vitest.mjs')
    const code = await shown([process.execPath, program, 'run', '--project', project, ...reporters, ...only], env)
    const results = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
    return countsOf(results, code)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} Results
 * @param {Results | undefined} results @param {number} code of the program
 */
export function countsOf(results, code) {
  const passed = results?.numPassedTests ?? 0
  const unloaded = results?.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failed = (results?.numFailedTests ?? 0) + (unloaded?.length ?? 0)
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/**
 * Prints what every step took, then the totals as the last line. Yields the exit code.
 * @param {Outcome[]} outcomes
 */
export function conclude(outcomes) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  console.log('')
  for (const { name, passed, failed, seconds, note } of outcomes) {
    const counts = passed + failed > 0 ? `${passed} passed, ${failed} failed` : 'ok'
    console.log(
      `${failed > 0 ? '✖' : '✓'} ${name.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s  ${[counts === 'ok' && note ? '' : counts, note].filter(Boolean).join('; ')}`,
    )
  }
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') > 0 ? 1 : 0
}
