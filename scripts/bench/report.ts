import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BenchRow } from '@/scripts/bench/row'
import { root } from '@/scripts/runtime/places.mjs'

const [begin, end] = ['<!-- bench:begin -->', '<!-- bench:end -->']

/** A row with the hour it was measured (UTC) and how busy the machine was. */
type Measured = BenchRow & { at?: string; load?: string }

/**
 * Writes the results as data and as a table between the marks of the page about performance; prints the table.
 * Rows that were not asked for this time keep what was measured last.
 */
export function report(fresh: readonly BenchRow[], facts: Record<string, string | number>): void {
  const folder = path.join(root, 'bench')
  fs.mkdirSync(folder, { recursive: true })
  const machine = {
    核: os.cpus().length,
    内存GB: Math.round(os.totalmem() / 2 ** 30),
    Node: process.version,
  }
  const file = path.join(folder, 'results.json')
  const rows = together(fresh, fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).rows : [])
  fs.writeFileSync(file, `${JSON.stringify({ ...facts, machine, rows }, null, 2)}\n`)
  const table = tableOf(rows)
  console.log(table)
  const page = path.join(root, 'docs/performance.md')
  const written = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '# Performance\n'
  const text = written.includes(begin) ? written : `${written.trimEnd()}\n\n${begin}\n${end}\n`
  const facing = Object.entries({ ...facts, ...machine }).map(([name, value]) => `${name} ${value}`)
  const part = `${begin}\n\n${facing.join(' · ')}\n\n${table}\n\n${end}`
  fs.writeFileSync(page, text.slice(0, text.indexOf(begin)) + part + text.slice(text.indexOf(end) + end.length))
}

function together(fresh: readonly BenchRow[], before: readonly Measured[]): Measured[] {
  const at = new Date().toISOString().slice(0, 13)
  const load = os.loadavg()[0]?.toFixed(1) ?? ''
  const kept = before.filter(({ number }) => !fresh.some((row) => row.number === number))
  return [...fresh.map((row) => ({ ...row, at, load })), ...kept].sort((one, other) => one.number - other.number)
}

function tableOf(rows: readonly Measured[]): string {
  const head = ['#', '项', '量什么', '产品 ms', '底 ms', '比', 'CPU ms', '目标', '理想', '另', '量于（UTC），负载']
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
    row.at ? `${row.at} 时，${row.load}` : '',
  ])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function ms(value: number | undefined): string {
  return value === undefined ? '—' : value.toFixed(value < 10 ? 2 : 1)
}
