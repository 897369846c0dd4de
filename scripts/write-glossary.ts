// npm run glossary: writes the tables of docs/glossary.md from the code; the words above them stay as they are.
import { readFileSync, writeFileSync } from 'node:fs'
import { codeTables, rowsOf } from '@/scripts/glossary'

const file = 'docs/glossary.md'
const line = '<!-- below: written by `npm run glossary` from domain/ -->'

const [head = ''] = readFileSync(file, 'utf8').split(line)
const tables = (await codeTables()).map((table) =>
  [
    `### ${table.file.replace('domain/', '').replace('.ts', '')} · \`${table.name}\``,
    ...(table.says ? ['', table.says] : []),
    '',
    '| 中文 | code |',
    '|---|---|',
    ...rowsOf(table),
  ].join('\n'),
)
writeFileSync(file, `${head}${line}\n\n${tables.join('\n\n')}\n`)
console.log(`${tables.length} code tables written to ${file}`)
