import '@/tests/support/environment'
import { type ChildProcess, spawn } from 'node:child_process'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { PartSize } from '@/domain/exchange/parts'
import { applicationEnvironment, typescript } from '@/scripts/runtime/database.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { mapSheet } from '@/server/exchange/map-sheet'
import { usualParts } from '@/server/exchange/part-size'
import { runImport } from '@/server/exchange/run-import'
import { undoImport } from '@/server/exchange/undo-import'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, noon } from '@/tests/support/households'
import { bringing, sameWhoeverWrote, tablesOf } from '@/tests/support/imported'
import { idNumber } from '@/tests/support/ledgers'
import { ownDatabase } from '@/tests/support/postgres'
import { csvText } from '@/tests/support/sheets'

const kills = 20
const { db, owner, appUrl } = await ownDatabase()
await givenAreas(owner)
const desk = bringing(contextOf(db, await givenActor(owner, 'secretary', eastCommittee)), eastGrid)
const env = {
  ...applicationEnvironment(appUrl, testSecrets, false),
  IMPORT_NOW: noon.toISOString(),
  TZ: 'Asia/Shanghai',
}

/** 600 rows: families of three, a note and a tag here and there, one row in a hundred refused. */
const file = Buffer.from(
  csvText([
    ['序号', '姓名', '与户主关系', '身份证号', '联系电话', '楼栋', '室号', '人员类别', '养犬'],
    ...Array.from({ length: 600 }, (_, at) => {
      const [home, place] = [Math.floor(at / 3), at % 3]
      const id = idNumber(`19${40 + (at % 60)}0101`, 1 + Math.floor(at / 60))
      const own = [at % 100 === 50 ? '290101' : id, `1381234${String(at).padStart(4, '0')}`]
      const door = [String(1 + (home % 40)), String(101 + Math.floor(home / 40))]
      const more = [at % 7 === 0 ? '独居' : '', at % 11 === 0 ? '一只' : '']
      return [String(home + 1), `张${at}`, ['户主', '妻', '子'][place] ?? '', ...own, ...door, ...more]
    }),
  ]),
)

/** The whole sheet as one transaction, and as forty of them. */
const ways = [
  ['in one transaction', usualParts],
  ['in parts', { rows: 15, together: 50 }],
] as const

test.each(ways)(
  'twenty kills -9 while writing %s: each time the next process goes on by itself, to the same tables [R5][S25]',
  async (way, size) => {
    const empty = await tablesOf(owner)
    const whole = await committed(undefined, size)
    const told = { state: 'committed', counts: { new: 594, refused: 6, dropped: 1, total: 601 } }
    expect(await importBatch(desk.context, { id: whole.batchId })).toMatchObject(told)
    const expected = await sameWhoeverWrote(owner)
    expect(await undoImport(desk.context, { batchId: whole.batchId })).toMatchObject({ ok: true })
    expect(await tablesOf(owner)).toBe(empty)

    const fell: number[] = []
    const parts: number[] = []
    for (let turn = 0; fell.length < kills; turn++) {
      expect(turn, 'too many ended before they were killed').toBeLessThan(2 * kills)
      const after = Math.round(whole.ms * (((turn % kills) + Math.random()) / kills))
      const { batchId, state, partsDone } = await committed(after, size)
      if (state === 'committing') {
        fell.push(after)
        parts.push(partsDone ?? 0)
        if (partsDone === 0) expect(await tablesOf(owner), `after ${after} ms nothing is half written`).toBe(empty)
        await ended(worker(size))
      }
      expect(await importBatch(desk.context, { id: batchId }), `killed after ${after} ms`).toMatchObject(told)
      expect(await sameWhoeverWrote(owner), `killed after ${after} ms`).toBe(expected)
      expect(await undoImport(desk.context, { batchId })).toMatchObject({ ok: true })
      expect(await tablesOf(owner)).toBe(empty)
    }
    console.log(
      `${kills} kills ${way} within ${Math.round(whole.ms)} ms of writing, all went on to the same tables; parts done ${parts}`,
    )
  },
  1_800_000,
)

/** Confirms a fresh batch and lets a process write it, killed so many milliseconds after it began; waits until its connection is gone. */
async function committed(killAfter: number | undefined, size: PartSize) {
  const batchId = await desk.prepared('大表.csv', file)
  await mapSheet(desk.context, { batchId, gridCode: String(eastGrid), sheet: '0' })
  await runImport(desk.context, batchId, size)
  const agreed = await commitImport(desk.context, { batchId, confirmed: 'on' })
  if (!agreed.ok) throw new Error(agreed.refusal.kind)
  const child = worker(size)
  await said(child, 'ready')
  const begun = performance.now()
  if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
  await ended(child)
  const ms = performance.now() - begun
  await expect.poll(writers, { timeout: 20_000, interval: 100 }).toBe(0)
  const batch = await importBatch(desk.context, { id: batchId })
  return { batchId, ms, state: batch?.state, partsDone: batch?.partsDone }
}

function worker({ rows, together }: PartSize): ChildProcess {
  const [program = '', ...args] = [...typescript(), 'tests/long/import-worker.ts']
  const own = { ...env, PGAPPNAME: 'import-worker', IMPORT_SIZE: `${rows}/${together}` }
  return spawn(program, args, { env: own, stdio: ['ignore', 'pipe', 'inherit'] })
}

const said = (child: ChildProcess, word: string) =>
  new Promise<void>((resolve) => child.stdout?.on('data', (chunk) => String(chunk).includes(word) && resolve()))
const ended = (child: ChildProcess) => new Promise((resolve) => child.on('exit', resolve))

/** Transactions still open in the database besides our own question. */
async function writers(): Promise<number> {
  const [row] = await owner.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`)
  return row?.n ?? 0
}
