import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { refusals } from './wording.mjs'

/** The folder of the product. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))

/** The folder for everything that must outlive the program: database, keys, logs. */
export function dataFolder() {
  const folder = path.resolve(root, process.env.BAIJIA_DATA || '.data')
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

/** @param {string} file */
export function textOf(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined
    throw error
  }
}

/** @param {string} folder */
export function freeBytes(folder) {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}

/**
 * Refuses when a file system has less room than is needed.
 * @param {string} folder @param {number} neededMegabytes
 */
export function demandSpace(folder, neededMegabytes) {
  const [free, needed] = [freeBytes(folder), neededMegabytes * 1_048_576]
  if (free < needed) throw refusals.littleSpace(folder, free, needed)
}

/**
 * Refuses when nobody could listen there.
 * @param {string} host @param {number} port
 */
export function demandPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? refusals.portTaken(host, port)
          : refusals.portRefused(host, port, error.code ?? error.message),
      ),
    )
    probe.listen(port, host, () => probe.close(resolve))
  })
}

/** A port on 127.0.0.1 that was free a moment ago. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })
}
