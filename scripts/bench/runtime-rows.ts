import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { frameworkFloorKb } from '@/scripts/bench/framework-floor'
import { crowded, quantile } from '@/scripts/bench/measure'
import { round } from '@/scripts/bench/page-rows'
import { memoryMb, treeOf } from '@/scripts/bench/processes'
import type { BenchRow, Row } from '@/scripts/bench/row'
import type { Stage } from '@/scripts/bench/stage'
import { listAddress, streetCode } from '@/scripts/bench/statements'
import { Visitor } from '@/scripts/bench/visitor'
import { freePort, root } from '@/scripts/runtime/places.mjs'
import { isWell } from '@/scripts/runtime/serve.mjs'

const peerMemoryMb = 1024

/** 12: an empty folder, `npm start`, until the first page answers with the demonstration behind it. */
export async function firstRun(): Promise<BenchRow> {
  const row: Row = {
    number: 12,
    name: 'first-run',
    measure: 's，从空目录到首页（应用已构建）',
    target: '5 s',
    moonshot: '2 s',
  }
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-first-run-'))
  fs.chmodSync(data, 0o755)
  const port = await freePort()
  const { BAIJIA_OWNER_URL: _owner, DATABASE_URL: _app, ...env } = process.env
  const seconds: number[] = []
  try {
    for (let start = 0; start < 2; start += 1) {
      const began = performance.now()
      const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
        cwd: root,
        env: { ...env, BAIJIA_DATA: data, PORT: String(port) },
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      while (!(await isWell(`http://127.0.0.1:${port}/api/health`)) && child.exitCode === null) await pause(50)
      const page = await new Visitor(`http://127.0.0.1:${port}`).get('/sign-in')
      if (page.status !== 200) throw new Error(`first page: ${page.status}`)
      seconds.push((performance.now() - began) / 1000)
      child.kill('SIGINT')
      await ended
    }
  } finally {
    fs.rmSync(data, { recursive: true, force: true })
  }
  const [first = Number.NaN, second = Number.NaN] = seconds
  return { ...row, ratio: first, also: { '首次 s（含写入演示街道）': round(first), '再次 s': round(second) } }
}

/** 13: what the list page makes a browser load, compressed, against the least an app-router page loads. */
export async function clientWeight(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 13,
    name: 'client-weight',
    measure: '列表页脚本 gz KB / 框架最小页的脚本',
    target: '160 KB',
    moonshot: '1.05×',
  }
  const secretary = await stage.visitor('secretary')
  const { body, bytes } = await secretary.page(listAddress)
  const scripts = await weightOf(secretary, body, /<script[^>]+src="([^"]+)"(?![^>]*nomodule)/gi)
  const legacy = await weightOf(secretary, body, /<script[^>]+src="([^"]+)"[^>]*nomodule/gi)
  const styles = await weightOf(secretary, body, /<link[^>]+href="([^"]+\.css[^"]*)"/gi)
  const also = {
    '脚本 gz KB': round(scripts),
    '样式 gz KB': round(styles),
    'HTML gz KB': round(gzipSync(body).length / 1024),
    'HTML KB': round(bytes / 1024),
    '旧浏览器脚本 gz KB': round(legacy),
  }
  const floor = frameworkFloorKb()
  return { ...row, ratio: scripts / floor, also: { ...also, '框架最小页 gz KB': round(floor) } }
}

async function weightOf(visitor: Visitor, body: string, pattern: RegExp): Promise<number> {
  const found = [...body.matchAll(pattern)].filter(
    ([tag]) => pattern.source.endsWith('nomodule') || !/nomodule/i.test(tag),
  )
  let bytes = 0
  for (const address of new Set(found.map(([, one]) => String(one).replaceAll('&amp;', '&')))) {
    bytes += gzipSync(Buffer.from((await visitor.get(address)).body)).length
  }
  return bytes / 1024
}

/** 14: memory of application and database after mixed load, shared pages counted in parts. */
export async function footprint(stage: Stage, seconds: number): Promise<BenchRow> {
  const row: Row = {
    number: 14,
    name: 'footprint',
    measure: `PSS MB（应用＋数据库，混合负载 ${seconds} s 后）/ NocoBase ${peerMemoryMb} MB`,
    target: '0.5',
    moonshot: '0.3',
  }
  const visitors = await Promise.all(
    ['secretary', 'worker', 'leader', 'other'].map((username) => stage.visitor(username)),
  )
  const ids =
    await stage.sql`select id from households where area_code between 290101001001000 and 290101001002999 limit 400`
  let turn = 0
  const { times, perSecond } = await crowded(
    (client) => {
      turn += 1
      const visitor = visitors[client % visitors.length]
      const addresses = [
        listAddress,
        `/households/${ids[turn % ids.length]?.id}`,
        '/issues',
        '/',
        `/areas/${streetCode}`,
      ]
      return visitor?.get(addresses[turn % addresses.length] ?? '/') ?? Promise.resolve()
    },
    4,
    seconds,
  )
  const [backend] = await stage.sql`select pg_backend_pid() as pid`
  const postmaster = parentOf(Number(backend?.pid))
  const [app, database] = [memoryMb(treeOf(stage.appPids())), memoryMb(treeOf([postmaster]))]
  const also = {
    '应用 MB': Math.round(app),
    '数据库 MB': Math.round(database),
    '请求/s': round(perSecond),
    'p95 ms': round(quantile(times, 0.95)),
  }
  return { ...row, ratio: (app + database) / peerMemoryMb, also }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
