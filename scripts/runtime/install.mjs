import fs from 'node:fs'
import path from 'node:path'
import { root, textOf } from './places.mjs'
import { work } from './processes.mjs'

/**
 * Whether node_modules is what the lock asks for. npm keeps its own account of what it installed;
 * an optional package for another kind of machine may be missing.
 * @param {string} folder the folder with package-lock.json
 */
export function isInstalled(folder = root) {
  const wanted = textOf(path.join(folder, 'package-lock.json'))
  const found = textOf(path.join(folder, 'node_modules/.package-lock.json'))
  if (!wanted || !found || !fs.existsSync(path.join(folder, 'node_modules/next/package.json'))) return false
  const have = JSON.parse(found).packages
  return Object.entries(JSON.parse(wanted).packages).every(
    ([name, asked]) => name === '' || (have[name] ? have[name].version === asked.version : asked.optional === true),
  )
}

/** Installs what the lock asks for, development tools included: the build needs them. */
export async function ensureInstalled() {
  if (isInstalled()) return false
  await work('安装依赖 npm ci', [...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: root,
  })
  return true
}

function npm() {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return [process.execPath, own]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}
