import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export type CodeTableFound = { file: string; name: string; says: string; codes: [code: string, label: string][] }

const root = path.resolve(import.meta.dirname, '..')

/** Every code table of the rules: exported records in `codes.ts`, the lifecycle, roles and acts whose values are words. */
export async function codeTables(): Promise<CodeTableFound[]> {
  const files = readdirSync(path.join(root, 'domain'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)([\w-]+-)?(codes|lifecycle|roles|acts|area-code)\.ts$/.test(file) && file.includes('/'))
    .sort()
  const tables = await Promise.all(files.map(tablesOf))
  return tables.flat()
}

async function tablesOf(file: string): Promise<CodeTableFound[]> {
  const full = path.join(root, 'domain', file)
  const source = readFileSync(full, 'utf8')
  const exported: Record<string, unknown> = await import(pathToFileURL(full).href)
  return Object.entries(exported).flatMap(([name, value]) => {
    const codes = codesOf(value)
    const says = source.match(new RegExp(`/\\*\\* ([^\\n]*?) ?\\*/\\nexport const ${name}\\b`))?.[1] ?? ''
    return codes.length === 0 ? [] : [{ file: `domain/${file}`, name, says, codes }]
  })
}

/** `code → 中文` of a record of words, or of a record of things that carry a label. */
function codesOf(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Set) return []
  const pairs = Object.entries(value).map(([code, held]): [string, unknown] => [
    code,
    typeof held === 'object' && held !== null && 'label' in held ? held.label : held,
  ])
  return pairs.every(([, label]) => typeof label === 'string' && /\p{Script=Han}/u.test(label))
    ? (pairs as [string, string][])
    : []
}

/** One table of the glossary as Markdown. */
export function rowsOf({ codes }: CodeTableFound): string[] {
  return codes.map(([code, label]) => `| ${label.replaceAll('|', '\\|')} | \`${code}\` |`)
}
