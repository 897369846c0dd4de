import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { withPurpose } from '@/db/actor'
import { newId } from '@/db/ids'
import { accountNamed, actorOf } from '@/db/queries/accounts'
import { importBuckets } from '@/domain/exchange/codes'
import { type ImportRefusal, importRefusalText } from '@/domain/exchange/import-wording'
import type { Context } from '@/server/context'
import { pool } from '@/server/database'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { importErrors } from '@/server/exchange/import-errors'
import { mapSheet } from '@/server/exchange/map-sheet'
import { runImport } from '@/server/exchange/run-import'
import { uploadSheet } from '@/server/exchange/upload-sheet'

/** `npm run import -- FILE --as secretary [--grid CODE] [--preview]`: the import of the page, for scripts. */
async function main(): Promise<void> {
  const [file, ...rest] = process.argv.slice(2)
  const option = (name: string) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
  const username = option('--as')
  if (!file || !username) throw new Error('用法：npm run import -- 文件 --as 账号 [--grid 网格代码] [--preview]')

  const desk = await contextOf(username)
  const uploaded = await uploadSheet(desk, { fileName: basename(file), bytes: new Uint8Array(await readFile(file)) })
  if (!uploaded.ok) return stop(uploaded.refusal)
  const batchId = uploaded.value.id
  const mapped = await mapSheet(desk, { batchId, gridCode: option('--grid') ?? null, sheet: 0 })
  if (!mapped.ok) return stop(mapped.refusal)
  await runImport(desk, batchId)
  if (!rest.includes('--preview')) {
    const committed = await commitImport(desk, { batchId, confirmed: 'on' })
    if (!committed.ok) return stop(committed.refusal)
    await runImport(desk, batchId)
  }

  const batch = await importBatch(desk, { id: batchId })
  if (batch?.state === 'failed') throw new Error(`没有做完，什么都没有写入（${batch.failure}）`)
  for (const [bucket, label] of Object.entries(importBuckets))
    console.log(`${label}\t${batch?.counts?.[bucket as keyof typeof importBuckets] ?? 0}`)
  console.log(`合计\t${batch?.counts?.total ?? 0}`)
  if ((batch?.counts?.refused ?? 0) > 0) {
    const errors = await importErrors(desk, { id: batchId })
    if (!errors) return
    const chunks = []
    for await (const chunk of errors.chunks) chunks.push(chunk)
    await writeFile(errors.name, Buffer.concat(chunks))
    console.log(`退回表\t${errors.name}`)
  }
}

async function contextOf(username: string): Promise<Context> {
  const { db } = pool('imports')
  const now = new Date()
  const account = await withPurpose(db, 'sign-in', now, (tx) => accountNamed(tx, username))
  if (!account || account.disabledAt) throw new Error(`没有账号 ${username}`)
  return { db, actor: actorOf(account, newId()), now, requestId: newId() }
}

function stop(refusal: { kind: string }): void {
  console.error(importRefusalText(refusal as ImportRefusal) ?? `没有导入：${refusal.kind}`)
  process.exitCode = 1
}

await main().finally(() => pool('imports').db.$client.end())
