import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fixtures, sheetsFolder } from '@/tests/support/office/fixtures'
import type { Given } from '@/tests/support/office/given'
import { textOf, workbookOf } from '@/tests/support/office/written'

/** `npm run sheets`: writes the sheets of tests/fixtures/sheets anew, those of an office program with LibreOffice. */
async function main(): Promise<void> {
  const workshop = fs.mkdtempSync(path.join(os.tmpdir(), 'baijia-sheets-'))
  fs.mkdirSync(sheetsFolder, { recursive: true })
  for (const given of fixtures) {
    const bytes = textOf(given) ?? (await fromWorkbook(given, workshop))
    fs.writeFileSync(path.join(sheetsFolder, given.file), bytes)
    const expected = path.join(sheetsFolder, `${given.file}.json`)
    fs.writeFileSync(expected, `${JSON.stringify(given.expected, null, 2)}\n`)
    console.log(`${given.file}\t${bytes.length}`)
  }
  fs.rmSync(workshop, { recursive: true, force: true })
}

async function fromWorkbook(given: Given, workshop: string): Promise<Uint8Array> {
  const bytes = await workbookOf(given)
  if (given.as === 'xls' || given.as === 'et') return converted(bytes, 'xlsx', 'xls', workshop)
  if (given.as === 'ods-xlsx') return converted(converted(bytes, 'xlsx', 'ods', workshop), 'ods', 'xlsx', workshop)
  return bytes
}

function converted(bytes: Uint8Array, from: string, to: string, workshop: string): Uint8Array {
  const source = path.join(workshop, `sheet.${from}`)
  const folder = path.join(workshop, to)
  fs.writeFileSync(source, bytes)
  const profile = `-env:UserInstallation=file://${path.join(workshop, 'profile')}`
  const filter = to === 'xls' ? 'xls:MS Excel 97' : to
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, source], {
    stdio: 'ignore',
  })
  return fs.readFileSync(path.join(folder, `sheet.${to}`))
}

await main()
