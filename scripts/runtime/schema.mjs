import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from './places.mjs'

/** Lets drizzle-kit write what the schema would still need, into a copy: it must be nothing. */
export async function migrationsAgree() {
  const folder = path.join(root, 'db/migrations')
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-migrations-'))
  const config = path.join(root, 'node_modules', `.baijia-drizzle-${process.pid}.config.ts`)
  try {
    fs.cpSync(folder, copy, { recursive: true })
    const base = JSON.stringify(path.join(root, 'drizzle.config.ts'))
    const out = JSON.stringify(path.relative(root, copy))
    fs.writeFileSync(config, `import base from ${base}\nexport default { ...base, out: ${out} }\n`)
    const said = execFileSync(
      process.execPath,
      [path.join(root, 'node_modules/drizzle-kit/bin.cjs'), 'generate', '--config', path.relative(root, config)],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 },
    ).toString()
    const added = fs.readdirSync(copy).filter((name) => !fs.existsSync(path.join(folder, name)))
    if (added.length > 0 || !/No schema changes/.test(said))
      throw new Error(`The schema has changes without a migration: run npm run migration\n${said}`)
    return { note: 'no change' }
  } finally {
    fs.rmSync(copy, { recursive: true, force: true })
    fs.rmSync(config, { force: true })
  }
}
