import '@/tests/support/environment'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { instantOf } from '@/domain/calendar/civil-day'
import { approveCleanUp } from '@/server/audit/retention/answer-clean-up'
import { askCleanUp } from '@/server/audit/retention/ask-clean-up'
import { cleanUpFile } from '@/server/audit/retention/clean-up-file'
import { setRetentionRule } from '@/server/audit/retention/set-rule'
import { askExport } from '@/server/exchange/exports/ask-export'
import { freezeRoster } from '@/server/rosters/freeze-roster'
import { versionChanges } from '@/server/rosters/version-changes'
import { versionFile, versionPaper } from '@/server/rosters/version-file'
import { contextOf, eastCommittee, givenActor, givenAreas, givenHousehold, street } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '王敏' })
const cadre = await givenActor(owner, 'street_cadre', street, { name: '周宁' })
const home = { people: [{ name: '罗秀珍', bornOn: '1930-03-01' }], fromOn: '2020-01-01' }
await givenHousehold(owner, home)
const at = (day: string, by = secretary) => contextOf(db, by, instantOf(day, '10:00'))

async function frozen(day: string): Promise<string> {
  const outcome = await freezeRoster(at(day), { stated: 'code=ninety', reason: '报老龄办罗秀珍女士' })
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  return outcome.value.id
}
const old = await frozen('2025-03-31')
const young = await frozen('2026-10-31')
const [sealed] = await owner.execute<{ content: string }>(sql`select content from roster_versions where id = ${old}`)

test('a frozen roster that is due loses its lines and its words by two people; its hash stays, and later versions still follow upon it [C38]', async () => {
  await setRetentionRule(at('2026-11-20', cadre), { kind: 'version', months: '12', basis: '街道档案办法第九条' })
  const asked = await askCleanUp(at('2026-11-20'), { kind: 'version' })
  const cleanUp = asked.ok ? asked.value.id : ''
  const list = await cleanUpFile(at('2026-11-20', cadre), { id: cleanUp })
  expect(list?.rows).toMatchObject([{ id: old, name: '90 周岁以上 第 1 版', since: '2025-03-31' }])
  expect(await approveCleanUp(at('2026-11-20', cadre), { id: cleanUp })).toMatchObject({ ok: true })

  const cleaned = await versionFile(at('2026-11-20'), { id: old })
  expect(cleaned).toMatchObject({ cleaned: true, lines: [], rows: 1, number: 1, whole: true, may: { export: false } })
  expect(cleaned?.reason).toBe('已清理')
  const later = await versionFile(at('2026-11-20'), { id: young })
  expect(later).toMatchObject({ cleaned: false, whole: true, rows: 1 })
  for (const table of ['roster_versions', 'history']) {
    const [row] = await owner.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)} t where t::text like ${`%${sealed?.content.slice(0, 40)}%`}
        or (t::text like '%罗秀珍%' and t::text like ${`%${old}%`})`,
    )
    expect(row?.n, table).toBe(0)
  }
})

test('what was cleaned is neither printed, exported, nor held against another day', async () => {
  expect(await versionPaper(at('2026-11-21'), { id: old })).toBeUndefined()
  expect(await versionChanges(at('2026-11-21'), { id: old })).toBeUndefined()
  expect(await versionChanges(at('2026-11-21'), { id: young, against: old })).toBeUndefined()
  const wanted = { kind: 'version', reason: '给老龄办存档', query: { id: old } }
  expect(await askExport(at('2026-11-21'), wanted)).toMatchObject({ refusal: { kind: 'not_found' } })
})

test('without a clean-up nobody empties a version: not the application, not by hand [S6]', async () => {
  const emptied = sql`update roster_versions set content = '' where id = ${young}`
  await expect(db.execute(emptied)).rejects.toThrow()
  await expect(owner.execute(emptied)).rejects.toThrow()
})
