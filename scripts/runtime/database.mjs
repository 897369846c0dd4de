import fs from 'node:fs'
import path from 'node:path'
import { startPostgres } from '../postgres.mjs'
import { demandSpace, root } from './places.mjs'
import { work } from './processes.mjs'
import { markInUse } from './secrets.mjs'
import { plainly, refusals } from './wording.mjs'

/**
 * A migrated database ready for the application. `server` is the embedded one, when that is used.
 * @typedef {{ ownerUrl: string, appUrl: string, server: import('../postgres.mjs').Server | undefined }} Ready
 */

/**
 * Opens the database: the one DATABASE_URL names (as its owner), else the embedded one; migrates it and, when it is
 * empty, seeds the demo street.
 * @param {{ data: string, secrets: import('./secrets.mjs').Secrets, demo: boolean, say: (text: string) => void }} options
 * @returns {Promise<Ready>}
 */
export async function openDatabase({ data, secrets, demo, say }) {
  // only now: on a fresh clone the packages these lines need have just been installed
  const { migrate, appUrlOf, ensureDatabase, isEmpty } = await import('../migrate.mjs')
  const given = process.env.DATABASE_URL
  const server = given ? undefined : await startPostgres({ data, password: secrets.postgresPassword })
  try {
    if (server)
      say(`${server.adopted ? '接管已在运行的' : '已启动'} PostgreSQL ${server.version}(127.0.0.1:${server.port})`)
    const ownerUrl = given ?? server?.url('baijia') ?? ''
    if (server) await ensureDatabase(server.url('postgres'), 'baijia')
    await migrate({ ownerUrl, appPassword: secrets.appPassword }).catch((error) => {
      throw given ? unreachable(error) : error
    })
    markInUse(data)
    if (demo && hasSeed() && (await isEmpty(ownerUrl))) {
      // the street and the log of writing it
      if (server) demandSpace(path.dirname(server.folder), 1500)
      say('正在写入演示街道……')
      await seed(ownerUrl, secrets)
    }
    return { ownerUrl, appUrl: appUrlOf(ownerUrl, secrets.appPassword), server }
  } catch (error) {
    await server?.release()
    throw plainly(error, data)
  }
}

/** @param {{ code?: string, message?: string }} error */
function unreachable(error) {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'CONNECT_TIMEOUT', 'EAI_AGAIN', '28P01', '3D000', '28000']
  return codes.includes(error.code ?? '') ? refusals.noDatabase(error.message ?? '') : error
}

/** @param {string} ownerUrl @param {import('./secrets.mjs').Secrets} secrets */
export function seed(ownerUrl, secrets) {
  return work('写入演示数据 seed', [...typescript(), path.join(root, 'scripts/seed-demo.ts')], {
    cwd: root,
    env: { ...applicationEnvironment(ownerUrl, secrets, true), BAIJIA_OWNER_URL: ownerUrl },
  })
}

export const hasSeed = () => fs.existsSync(path.join(root, 'scripts/seed-demo.ts'))

/** How TypeScript files run outside Next: as server code. */
export const typescript = () => [process.execPath, '--conditions=react-server', '--import', 'tsx']

/**
 * What the application is given; server/env.ts reads exactly these.
 * @param {string} appUrl @param {import('./secrets.mjs').Secrets} secrets @param {boolean} demo
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment(appUrl, secrets, demo) {
  return {
    ...process.env,
    DATABASE_URL: appUrl,
    AUTH_SECRET: secrets.authSecret,
    BAIJIA_FIELD_KEY: secrets.fieldKey,
    BAIJIA_INDEX_KEY: secrets.indexKey,
    BAIJIA_DEMO: demo ? '1' : '0',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actionsKey,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    TZ: 'Asia/Shanghai',
  }
}

/** Whether demo mode is on: it is unless BAIJIA_DEMO=0. */
export const wantsDemo = () => process.env.BAIJIA_DEMO !== '0'
