import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { startPostgres } from '@/scripts/postgres.mjs'
import { applicationEnvironment, typescript } from '@/scripts/runtime/database.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'

type Told = { ok: boolean; ms: number; at: number; id?: string }
const kills = 5
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('the database is killed -9 five times under load: no request takes more than 8 s, nothing acknowledged is lost, work goes on by itself [R11]', async () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-killed-'))
  fs.chmodSync(data, 0o755)
  const server = await startPostgres({ data, password: testSecrets.postgresPassword })
  const admin = () => postgres(server.url('postgres'), { max: 1, onnotice: () => {} })
  const first = admin()
  await first`create table hammered (id text primary key)`
  await first.end()

  const env = applicationEnvironment(server.url('postgres'), testSecrets, false)
  const [program = '', ...args] = [...typescript(), 'tests/long/hammer.ts']
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const back: number[] = []
  await pause(4000)
  for (let kill = 0; kill < kills; kill += 1) {
    process.kill(Number(fs.readFileSync(path.join(server.folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await pause(500)
    while (!(await server.revive())) await pause(200)
    back.push(Date.now())
    await pause(5000)
  }
  child.kill('SIGTERM')
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect(code).toBe(0)

  const told: Told[] = JSON.parse(output)
  const last = admin()
  const kept = new Set((await last`select id from hammered`).map(({ id }) => id as string))
  await last.end()
  await server.release()
  fs.rmSync(data, { recursive: true, force: true })

  const acknowledged = told.filter(({ ok }) => ok)
  const longest = Math.max(...told.map(({ ms }) => ms))
  const recovery = back.map((at) => Math.min(...acknowledged.filter((one) => one.at > at).map((one) => one.at)) - at)
  console.log(
    `killed ${kills} ×: ${told.length} requests, ${acknowledged.length} acknowledged, longest ${Math.round(longest)} ms, back to work after ${recovery.map((ms) => `${ms} ms`).join(', ')}`,
  )
  expect(acknowledged.length).toBeGreaterThan(500)
  expect(acknowledged.filter(({ id }) => !kept.has(id ?? ''))).toEqual([])
  expect(longest).toBeLessThan(8000)
  expect(Math.max(...recovery)).toBeLessThan(5000)
})
