// node scripts/run.mjs [--empty|--plain] FILE.ts args…: runs a TypeScript command beside the running database.
// --empty leaves an empty database empty, --plain starts no database.
import { spawn } from 'node:child_process'
import { applicationEnvironment, openDatabase, typescript, wantsDemo } from './runtime/database.mjs'
import { ensureInstalled } from './runtime/install.mjs'
import { dataFolder, demandSpace, root } from './runtime/places.mjs'
import { onStop } from './runtime/processes.mjs'
import { secretsOf } from './runtime/secrets.mjs'
import { plainly, Refusal } from './runtime/wording.mjs'

const given = process.argv.slice(2)
const mode = given[0] === '--empty' || given[0] === '--plain' ? given.shift() : undefined
const [file, ...args] = given
if (!file) {
  console.error('node scripts/run.mjs [--empty|--plain] FILE.ts args…')
  process.exit(2)
}
try {
  process.exitCode = await run(file, args)
} catch (error) {
  const said = plainly(error)
  console.error(said instanceof Refusal ? `✖ ${said.message}` : said)
  process.exitCode = 1
}

/** @param {string} file @param {string[]} args @returns {Promise<number>} the exit code of the command */
async function run(file, args) {
  if (mode === '--plain') {
    await ensureInstalled()
    return finished([...typescript(), file, ...args], process.env)
  }
  const data = dataFolder()
  demandSpace(data, 500)
  await ensureInstalled()
  const secrets = secretsOf(data)
  const demo = wantsDemo()
  const database = await openDatabase({
    data,
    secrets,
    demo: demo && mode !== '--empty',
    say: (text) => console.error(text),
  })
  try {
    const env = { ...applicationEnvironment(database.appUrl, secrets, demo), BAIJIA_OWNER_URL: database.ownerUrl }
    return await finished([...typescript(), file, ...args], env)
  } finally {
    await database.server?.release()
  }
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function finished([program = '', ...args], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' })
    // the database is let go of when the command has ended
    onStop(() => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)))
  })
}
