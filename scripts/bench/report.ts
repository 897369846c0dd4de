import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BenchRow } from '@/scripts/bench/row'
import { root } from '@/scripts/runtime/places.mjs'

const [begin, end] = ['<!-- bench:begin -->', '<!-- bench:end -->']

/** Writes the results as data and as a table between the marks of the page about performance; prints the table. */
export function report(rows: readonly BenchRow[], facts: Record<string, string | number>): void {
  const folder = path.join(root, 'bench')
  fs.mkdirSync(folder, { recursive: true })
  const machine = {
    核: os.cpus().length,
    内存GB: Math.round(os.totalmem() / 2 ** 30),
    Node: process.version,
    负载: os
      .loadavg()
      .map((load) => Number(load.toFixed(1)))
      .join(' '),
  }
  fs.writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify({ ...facts, machine, rows }, null, 2)}\n`)
  const table = tableOf(rows)
  console.log(table)
  const page = path.join(root, 'docs/performance.md')
  const written = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '# Performance\n'
  const text = written.includes(begin) ? written : `${written.trimEnd()}\n\n${begin}\n${end}\n`
  const facing = Object.entries({ ...facts, ...machine }).map(([name, value]) => `${name} ${value}`)
  const fresh = `${begin}\n\n${facing.join(' · ')}\n\n${table}\n\n${end}`
  fs.writeFileSync(page, text.slice(0, text.indexOf(begin)) + fresh + text.slice(text.indexOf(end) + end.length))
}

function tableOf(rows: readonly BenchRow[]): string {
  const head = ['#', '项', '量什么', '产品 ms', '底 ms', '比', 'CPU ms', '目标', '理想', '另']
  const lines = rows.map((row) => [
    String(row.number),
    row.name,
    row.measure,
    ms(row.productMs),
    ms(row.floorMs),
    row.untested ? '未测' : (row.ratio?.toFixed(2) ?? '—'),
    ms(row.cpuMs),
    row.target,
    row.moonshot,
    row.untested ??
      [
        ...Object.entries(row.also ?? {}).map(([name, value]) => `${name} ${value}`),
        ...(row.gates ?? []).map((claim) => `✓ ${claim}`),
      ].join('；'),
  ])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function ms(value: number | undefined): string {
  return value === undefined ? '—' : value.toFixed(value < 10 ? 2 : 1)
}
