import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { ensureBuilt } from '@/scripts/runtime/build.mjs'
import { applicationEnvironment } from '@/scripts/runtime/database.mjs'
import { root } from '@/scripts/runtime/places.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'

const left = new Set(['.git', '.next', '.data', 'node_modules', 'docs', 'bench'])

/** The next release in a folder of its own, built with a key of its own: the same product, with these words changed in its sources. */
export async function otherBuild(changed: Record<string, string>): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-release-'))
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
  for (const name of fs.readdirSync(root).filter((one) => !left.has(one)))
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  copied(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  for (const part of ['app', 'components', 'server'])
    for (const entry of fs.readdirSync(path.join(folder, part), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) reword(path.join(entry.parentPath, entry.name), changed)
  const actionsKey = Buffer.alloc(32, 9).toString('base64')
  await ensureBuilt(applicationEnvironment('', { ...testSecrets, actionsKey }, true), folder)
  return folder
}

/** As links where the disk is the same one. */
function copied(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    fs.rmSync(to, { recursive: true, force: true })
    fs.cpSync(from, to, { recursive: true })
  }
}

function reword(file: string, changed: Record<string, string>): void {
  const before = fs.readFileSync(file, 'utf8')
  const after = Object.entries(changed).reduce((text, [old, fresh]) => text.replaceAll(old, fresh), before)
  if (after !== before) fs.writeFileSync(file, after)
}
