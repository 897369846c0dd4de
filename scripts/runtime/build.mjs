import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root, textOf } from './places.mjs'
import { work } from './processes.mjs'

const folders = ['app', 'components', 'config', 'db', 'domain', 'public', 'server']
const aside = new Set(['biome.json', 'drizzle.config.ts', 'next-env.d.ts', 'vitest.config.mts'])

/** A digest of everything the build reads. @param {string} folder */
export function sourceDigest(folder = root) {
  const digest = createHash('sha256')
  for (const file of sources(folder)) {
    digest.update(path.relative(folder, file)).update('\0').update(fs.readFileSync(file)).update('\0')
  }
  return digest.digest('hex')
}

/** @param {string} folder */
function sources(folder) {
  const single = fs
    .readdirSync(folder)
    .filter((name) => /\.(ts|mjs|json)$/.test(name) && !aside.has(name))
    .map((name) => path.join(folder, name))
  const nested = folders.flatMap((name) => {
    const part = path.join(folder, name)
    if (!fs.existsSync(part)) return []
    return fs
      .readdirSync(part, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  })
  return [...single, ...nested].sort()
}

/** Whether `.next` was made from the present sources. */
export function isBuilt(folder = root) {
  return fs.existsSync(path.join(folder, '.next/BUILD_ID')) && textOf(stamp(folder)) === sourceDigest(folder)
}

/**
 * The addresses of actions are salted with the key of the build. It is the same for all builds, so that a form opened
 * before an update, or at another machine, is still answered (decision 0031). It seals nothing: the running application
 * has the key of its data folder.
 */
const saltOfActions = Buffer.alloc(32, 'baijia').toString('base64')

/**
 * Builds when sources changed. Yields whether it did.
 * @param {NodeJS.ProcessEnv} env @param {string} folder of the product, when it is not this one
 */
export async function ensureBuilt(env, folder = root) {
  if (isBuilt(folder)) return false
  const digest = sourceDigest(folder)
  fs.rmSync(stamp(folder), { force: true })
  // the compiler's record of an earlier build does not notice the route types made anew
  fs.rmSync(path.join(folder, '.next/cache/.tsbuildinfo'), { force: true })
  await work('构建 next build', [process.execPath, path.join(folder, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: folder,
    env: { ...env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: saltOfActions },
  })
  fs.writeFileSync(stamp(folder), digest)
  return true
}

/** @param {string} folder */
const stamp = (folder) => path.join(folder, '.next/sources.sha256')
