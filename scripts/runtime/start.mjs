import { ensureBuilt } from './build.mjs'
import { applicationEnvironment, hasSeed, openDatabase, wantsDemo } from './database.mjs'
import { ensureInstalled, isInstalled } from './install.mjs'
import { takeLock } from './lock.mjs'
import { dataFolder, demandPort, demandSpace, root } from './places.mjs'
import { abandonWork, onStop } from './processes.mjs'
import { secretsOf } from './secrets.mjs'
import { plainly, Refusal } from './wording.mjs'

/** `npm start`: from a fresh clone to a running portal. Ends the process itself. */
export async function start() {
  /** @type {(() => Promise<void>)[]} undone last to first */
  const undo = []
  let closing = false
  const close = async (/** @type {number} */ code) => {
    if (closing) return
    closing = true
    for (const step of undo.reverse()) await step().catch((error) => console.error(error))
    process.exit(code)
  }
  const stop = () => {
    if (!closing) console.log('\n正在停止……')
    abandonWork()
    void close(0)
  }
  onStop(stop)
  try {
    await rise(
      undo,
      () => void close(1),
      () => closing,
    )
  } catch (error) {
    if (closing) return
    const said = plainly(error)
    console.error(said instanceof Refusal ? `✖ ${said.message}` : said)
    await close(1)
  }
}

/**
 * @param {(() => Promise<void>)[]} undo @param {() => void} fail @param {() => boolean} closing
 */
async function rise(undo, fail, closing) {
  const began = performance.now()
  const say = (/** @type {string} */ text) =>
    console.log(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${text}`)
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 3000)
  const data = dataFolder()
  const lock = await takeLock(data)
  undo.push(async () => lock.release())
  await demandPort(host, port)
  demandSpace(data, 500)
  demandSpace(root, isInstalled() ? 500 : 1500)
  if (await ensureInstalled()) say('依赖已安装')
  const secrets = secretsOf(data)
  const demo = wantsDemo()
  if (await ensureBuilt(applicationEnvironment('', secrets, demo))) say('构建完成')
  if (closing()) return
  const database = await openDatabase({ data, secrets, demo, say })
  undo.push(async () => database.server?.release())
  if (closing()) return
  say('数据库已就绪')
  const env = applicationEnvironment(database.appUrl, secrets, demo)
  // only now: what it stands on may have been installed a moment ago
  const { serve } = await import('./serve.mjs')
  const application = serve({ host, port, env, server: database.server, fail, say, note: lock.note })
  undo.push(application.stop)
  if (await application.ready) announce(host, port, demo, say)
}

/** @param {string} host @param {number} port @param {boolean} demo @param {(text: string) => void} say */
function announce(host, port, demo, say) {
  say('已就绪')
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  console.log(`\n  百家 已在运行:http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`)
  if (demo && hasSeed()) {
    console.log('\n  演示账号(密码均为 baijia-demo):')
    for (const [username, title] of demoAccounts) console.log(`    ${username.padEnd(10)} ${title}`)
  }
  console.log('\n  按 Ctrl-C 停止。\n')
}

const demoAccounts = [
  ['secretary', '居民区书记(东兴社区)'],
  ['worker', '网格长'],
  ['leader', '街道领导'],
  ['section', '街道科室'],
  ['volunteer', '楼组志愿者'],
  ['property', '物业'],
  ['district', '区级'],
  ['other', '邻近居民区书记'],
  ['auditor', '审计'],
  ['security', '安全管理'],
  ['admin', '系统管理'],
]
