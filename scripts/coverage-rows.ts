import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** How many rows each list of requirements has. */
const lists = { F: 114, C: 55, R: 22, S: 37, K: 35 } as const
type List = keyof typeof lists

/** A text that names a row: the title of a test, however many there are of it. */
const named = /(['"`])((?:(?!\1)[^\\\n]|\\.)*\[[FCRSK]\d+\](?:(?!\1)[^\\\n]|\\.)*)\1/g

/**
 * `npm run coverage:rows`: which requirement rows have a test that names them, read from the titles of the tests.
 * A row counts when its test stands in the suite; whether it passes is said by `npm test`.
 */
function main(): void {
  const proofs = new Map<string, string[]>()
  for (const file of testFiles('tests')) {
    for (const [, , title = ''] of readFileSync(file, 'utf8').matchAll(named)) {
      for (const [, list = '', row = ''] of title.matchAll(/\[([FCRSK])(\d+)\]/g)) {
        const key = `${list}${Number(row)}`
        proofs.set(key, [...(proofs.get(key) ?? []), `${file}: ${title}`])
      }
    }
  }
  const lines = (Object.keys(lists) as List[]).flatMap((list) => {
    const rows = Array.from({ length: lists[list] }, (_, index) => `${list}${index + 1}`)
    const proved = rows.filter((row) => proofs.has(row))
    const missing = rows.filter((row) => !proofs.has(row))
    return [
      `${names[list]}: ${proved.length} / ${rows.length}`,
      `  with a test: ${proved.join(' ') || '—'}`,
      `  without: ${missing.join(' ') || '—'}`,
    ]
  })
  console.log(lines.join('\n'))
  if (process.argv.includes('--write')) writeFileSync('docs/coverage.md', document(proofs))
}

const names: Record<List, string> = {
  F: 'Seed rows',
  C: 'Ranked capabilities',
  R: 'Reliability promises',
  S: 'Scorecard lines',
  K: 'Standards checks',
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(test|spec)\.ts$/.test(path))
    .map((path) => `${folder}/${path}`)
}

function document(proofs: ReadonlyMap<string, string[]>): string {
  const parts = (Object.keys(lists) as List[]).map((list) => {
    const rows = [...proofs.entries()]
      .filter(([key]) => key.startsWith(list))
      .sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)))
    return `## ${names[list]}\n\n${rows.map(([key, tests]) => `- **${key}** ${tests.join('; ')}`).join('\n') || 'None yet.'}\n`
  })
  return `# Which rows have a test\n\nWritten by \`npm run coverage:rows -- --write\`.\n\n${parts.join('\n')}`
}

main()
