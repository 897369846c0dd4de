import { eq, sql } from 'drizzle-orm'
import { readXlsx } from 'hucre/xlsx'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { VerifyPage } from '@/components/reports/verify-page'
import type { Database } from '@/db/client'
import { rosterVersions } from '@/db/schema/roster-versions'
import { instantOf } from '@/domain/calendar/civil-day'
import { printSeal, sealOf } from '@/domain/rosters/versions'
import { askExport } from '@/server/exchange/exports/ask-export'
import { takeExport } from '@/server/exchange/exports/take-export'
import { editResident } from '@/server/residents/edit-resident'
import { recordDeath } from '@/server/residents/record-death'
import { closeMonths } from '@/server/rosters/close-months'
import { freezeRoster } from '@/server/rosters/freeze-roster'
import { keepMonthly } from '@/server/rosters/keep-monthly'
import { rosterFile } from '@/server/rosters/roster-file'
import { verifiedVersion } from '@/server/rosters/verified-version'
import { versionChanges } from '@/server/rosters/version-changes'
import { versionFile, versionPaper } from '@/server/rosters/version-file'
import { versionList } from '@/server/rosters/version-list'
import { voidVersion } from '@/server/rosters/void-version'
import { carriedOut } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '王敏' })
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '陈静' })
const cadre = await givenActor(owner, 'street_cadre', street, { name: '周宁' })
const stranger = await givenActor(owner, 'secretary', westCommittee)
const learnt = instantOf('2026-09-01', '09:00').toISOString()
await owner.execute(sql`select set_config('app.now', ${learnt}, false)`)
const home = await givenHousehold(owner, {
  room: '101',
  people: [
    { name: '罗秀珍', bornOn: '1930-03-01', phone: '13912345678' },
    { name: '罗永昌', bornOn: '1931-01-01', relation: '10' },
  ],
})
for (const table of ['residents', 'residencies', 'households'])
  await owner.execute(sql`update ${sql.identifier(table)} set recorded_at = ${learnt}::timestamptz`)
await owner.execute(sql`select set_config('app.now', '', false)`)
const [grandmother = '', grandfather = ''] = home.people
const at = (day: string, clock = '10:00', by = secretary, tx: Database = db) => contextOf(tx, by, instantOf(day, clock))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)

async function frozen(context: ReturnType<typeof at>, stated = 'code=ninety'): Promise<string> {
  const outcome = await freezeRoster(context, { stated, reason: '报老龄办' })
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  return outcome.value.id
}
const cellsOf = (file: Awaited<ReturnType<typeof versionFile>>) => file?.lines.map(({ cells }) => cells)

test('a frozen list stays what it was on page, paper and workbook, whatever the files say since; masked for who sees it masked [C7] [F88] [K22]', async () => {
  const id = await frozen(at('2026-11-20'))
  const was = cellsOf(await versionFile(at('2026-11-20'), { id }))
  expect(was).toEqual((await rosterFile(at('2026-11-20'), { code: 'ninety' }))?.lines.map(({ cells }) => cells))
  const paper = (await versionPaper(at('2026-11-20'), { id }))?.lines

  const renamed = { id: grandmother, name: '罗秀贞', 'was.name': '罗秀珍' }
  expect(kindOf(await editResident(at('2026-11-21'), renamed))).toBe('done')
  expect((await rosterFile(at('2026-11-21'), { code: 'ninety' }))?.lines[0]?.cells).toContain('罗秀贞')
  const now = await versionFile(at('2026-11-21'), { id })
  expect(cellsOf(now)).toEqual(was)
  expect(now).toMatchObject({ whole: true, number: 1, rows: 2, by: '王敏', reason: '报老龄办' })
  expect((await versionPaper(at('2026-11-21'), { id }))?.lines).toEqual(paper)
  expect(JSON.stringify((await versionFile(at('2026-11-21', '11:00', cadre), { id }))?.lines)).not.toMatch(/秀珍|139\*/)
  expect(await versionFile(at('2026-11-21', '11:00', stranger), { id })).toBeUndefined()
  expect(await versionFile(at('2026-11-21', '11:00', worker), { id }), 'more than the own grid').toBeUndefined()

  const asked = await askExport(at('2026-11-21'), { kind: 'version', reason: '给老龄办存档', query: { id } })
  if (!asked.ok) throw new Error(asked.refusal.kind)
  const taken = await takeExport(at('2026-11-21'), { id: asked.value.id })
  if (!taken.ok) throw new Error(taken.refusal.kind)
  const { sheets } = await readXlsx(new Uint8Array(Buffer.concat(taken.value.file)))
  const rows = sheets[0]?.rows.slice(3).map(([, ...cells]) => cells.map((cell) => cell ?? ''))
  expect(rows).toEqual(was?.map((cells) => cells.map((cell) => (typeof cell === 'number' ? cell : String(cell)))))
})

test('a version is never changed or taken away, by nobody; a wrong one is void with a reason and a new one follows in the chain [C7] [K22]', async () => {
  const [first] = await owner.select().from(rosterVersions)
  const id = first?.id ?? ''
  for (const change of ['rows = 9', "content = 'x'", "reason = 'x'"])
    await expect(
      owner.execute(sql`update roster_versions set ${sql.raw(change)} where id = ${id}`),
    ).rejects.toMatchObject({ cause: { constraint_name: 'roster_versions_never_change' } })
  await expect(owner.execute(sql`delete from roster_versions where id = ${id}`)).rejects.toThrow()

  const void_ = { id, reason: '多列了一个人' }
  expect(kindOf(await voidVersion(at('2026-11-22', '09:00', stranger), void_))).toBe('not_found')
  expect(kindOf(await voidVersion(at('2026-11-22'), { id, reason: '' }))).toBe('invalid_input')
  expect(kindOf(await voidVersion(at('2026-11-22', '09:00', cadre), void_))).toBe('done')
  expect(kindOf(await voidVersion(at('2026-11-22'), void_))).toBe('already_void')
  const next = await frozen(at('2026-11-22'))
  const [second] = await owner.select().from(rosterVersions).where(eq(rosterVersions.id, next))
  expect(second).toMatchObject({ number: 2, previousHash: first?.hash })
  expect(second?.content).not.toContain('罗')
  expect(await versionFile(at('2026-11-22'), { id })).toMatchObject({ voidReason: '多列了一个人', whole: true })

  const told = (hash = '', now = instantOf('2026-11-22', '10:00')) => verifiedVersion(printSeal(sealOf(hash)), now, db)
  const [old, good] = [await told(first?.hash), await told(second?.hash)]
  expect(old).toMatchObject({ number: 1, last: 2, voidedAt: expect.any(Date) })
  expect(good).toEqual({
    ...{
      seal: second?.hash.slice(0, 16),
      label: '90 周岁以上',
      number: 2,
      last: 2,
      where: '东兴社区',
      onDay: '2026-11-22',
    },
    ...{ rows: second?.rows, unit: '人', frozenAt: second?.frozenAt, voidedAt: null },
  })
  const said = [old, good].map((version) =>
    renderToStaticMarkup(VerifyPage({ typed: '', found: undefined, version }) as never),
  )
  expect(said[0]).toContain('已作废')
  expect(said[1]).toContain('没有作废')
  expect(said.join()).not.toMatch(/罗|王敏|周宁|报老龄办|多列了/)
  expect(await verifiedVersion('0000-0000-0000-0000', instantOf('2026-11-22', '10:00'), db)).toBeUndefined()
  expect([...(await db.execute(sql`select from roster_version_told(${good?.seal})`))], 'only to 校验').toEqual([])

  await forgetting(owner, async (tx) => {
    await tx.execute(sql`alter table roster_versions disable trigger roster_versions_frozen`)
    await tx.execute(sql`update roster_versions set hash = 'another' where id = ${id}`)
    expect((await versionFile(at('2026-11-22', '10:00', secretary, tx), { id: next }))?.whole).toBe(false)
  })
})

test('two versions, or one and today, differ line by line with a reason, and 期初 + 新增 − 减少 = 期末 [C7] [F88] [K22]', async () => {
  const before = await frozen(at('2026-11-23'))
  const died = { residentId: grandfather, diedOn: '2026-11-24' }
  expect(kindOf(await carriedOut(recordDeath, at('2026-11-24'), died))).toBe('done')
  const after = await frozen(at('2026-11-25'))
  const told = (found: Awaited<ReturnType<typeof versionChanges>>) => [
    [found?.opening, found?.added.n, found?.removed.n, found?.closing],
    found?.removed.lines.map(({ name, reason, on }) => [name, reason, on]),
  ]
  const expected = [[2, 0, 1, 1], [['罗永昌', 'died', '2026-11-24']]]
  expect(told(await versionChanges(at('2026-11-26'), { id: after, against: before }))).toEqual(expected)
  expect(told(await versionChanges(at('2026-11-26'), { id: before, against: after }))).toEqual(expected)
  expect(told(await versionChanges(at('2026-11-26'), { id: before }))).toEqual(expected)
  const other = await frozen(at('2026-11-26'), 'code=eighty')
  expect(await versionChanges(at('2026-11-26'), { id: other, against: before }), 'another list').toBeUndefined()
})

test('the end of a month freezes what it was asked to, once, as it was known then, however late and however many begin [C7] [K22]', async () => {
  expect(kindOf(await keepMonthly(at('2026-10-15', '10:00', worker), { code: 'ninety', keep: 'yes' }))).toBe(
    'not_permitted',
  )
  expect(kindOf(await keepMonthly(at('2026-10-15'), { code: 'ninety', keep: 'yes' }))).toBe('done')
  expect(kindOf(await keepMonthly(at('2026-10-15'), { code: 'ninety', keep: 'yes' }))).toBe('already_kept')
  expect(await closeMonths(db, instantOf('2026-10-31', '23:59'))).toBe(0)
  const late = instantOf('2026-12-03', '08:00')
  const made = await Promise.all([closeMonths(db, late), closeMonths(db, late)])
  expect(made[0] + made[1]).toBe(2)
  expect(await closeMonths(db, late)).toBe(0)
  const monthly = (await versionList(at('2026-12-03'), { code: 'ninety' })).versions.filter((one) => one.monthly)
  expect(monthly.map(({ onDay, rows }) => [onDay, rows]).sort()).toEqual([
    ['2026-10-31', 2],
    ['2026-11-30', 1],
  ])
  const [october] = monthly.filter(({ onDay }) => onDay === '2026-10-31')
  expect(JSON.stringify((await versionFile(at('2026-12-03'), { id: october?.id }))?.lines)).toContain('罗秀珍')
  await voidVersion(at('2026-12-03'), { id: october?.id, reason: '漏了人，重定' })
  expect(await closeMonths(db, late), 'a new one is made by a person').toBe(0)
  await owner.execute(sql`update accounts set disabled_at = now() where id = ${secretary.accountId}`)
  expect(await closeMonths(db, instantOf('2027-01-05', '08:00'))).toBe(0)
  const next = at('2027-01-05', '09:00', await givenActor(owner, 'secretary', eastCommittee, { name: '李红' }))
  expect((await versionList(next, {})).closings).toMatchObject([{ code: 'ninety', setByName: '王敏', missed: 1 }])
  expect(kindOf(await keepMonthly(next, { code: 'ninety', keep: 'take' }))).toBe('done')
  expect(await closeMonths(db, instantOf('2027-01-05', '10:00')), 'December, as it was known then').toBe(1)
  expect((await versionList(next, {})).closings).toMatchObject([{ setByName: '李红', missed: 0 }])
  expect(kindOf(await keepMonthly(next, { code: 'ninety', keep: 'no' }))).toBe('done')
  expect(await closeMonths(db, instantOf('2027-02-05', '08:00'))).toBe(0)
})
