import fs from 'node:fs'
import path from 'node:path'
import { root, textOf } from './places.mjs'
import { alive, birthOf, end, processFacts } from './processes.mjs'
import { refusals } from './wording.mjs'

/**
 * Holds a data folder for one `npm start`. A lock left behind by a killed start is taken over, and the application
 * it left running is ended.
 * @param {string} data
 */
export async function takeLock(data) {
  const file = path.join(data, 'start.lock')
  const mine = { pid: process.pid, birth: birthOf(process.pid) }
  for (;;) {
    try {
      fs.writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const other = holderOf(file)
    if (other && alive(other.pid) && birthOf(other.pid) === other.birth) throw refusals.alreadyRunning(data, other.pid)
    await Promise.all((other?.apps ?? []).map(endOrphan))
    fs.rmSync(file, { force: true })
  }
  return {
    /** @param {number[]} apps the process numbers of the application */
    note: (apps) => fs.writeFileSync(file, JSON.stringify({ ...mine, apps })),
    release: () => fs.rmSync(file, { force: true }),
  }
}

/** @param {string} file @returns {{ pid: number, birth: string, apps?: number[] } | undefined} */
function holderOf(file) {
  try {
    return JSON.parse(textOf(file) ?? '')
  } catch {
    return undefined
  }
}

/** @param {number} pid */
async function endOrphan(pid) {
  const facts = processFacts(pid)
  if (facts?.command.includes('next') && facts.folder === fs.realpathSync(root))
    await end(pid, 'SIGTERM', 'SIGKILL', 10_000)
}
