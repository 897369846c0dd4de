import { desc, eq, sql } from 'drizzle-orm'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { exports } from '@/db/schema/exports'
import type { Actor } from '@/domain/access/actor'
import { approveExport, refuseExport } from '@/server/exchange/exports/answer-export'
import { askExport } from '@/server/exchange/exports/ask-export'
import { exportList, exportsToAnswer } from '@/server/exchange/exports/export-list'
import { takeExport } from '@/server/exchange/exports/take-export'
import { householdList } from '@/server/households/household-list'
import { rosterFile } from '@/server/rosters/roster-file'
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
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '王敏' })
const second = await givenActor(owner, 'secretary', eastCommittee, { name: '赵宁' })
const cadre = await givenActor(owner, 'street_cadre', street, { name: '街道周' })
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
await givenHousehold(owner, {
  room: '101',
  people: [
    { name: '罗秀珍', bornOn: '1926-03-01', phone: '13912345678' },
    { name: '=cmd|x', bornOn: '1930-01-01', relation: '10' },
  ],
})
const crowd = Array.from({ length: 2450 }, () => ({ name: '丁守仁', bornOn: '1990-01-01' }))
await givenHousehold(owner, { room: '201', people: crowd })

const ninety = { kind: 'roster', reason: '给牛奶公司配送', query: { code: 'ninety' } }
const everybody = { kind: 'roster', reason: '街道人口核对', query: { code: 'build', max: '120' } }
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) =>
  outcome.ok ? 'done' : (outcome.refusal?.kind ?? '?')
const at = (actor: Actor, hours = 0) => {
  const context = contextOf(db, actor)
  return { ...context, now: new Date(context.now.getTime() + hours * 3_600_000) }
}

async function asked(of: unknown, by = secretary) {
  const outcome = await askExport(at(by), of)
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  return outcome.value
}

async function sheetOf(outcome: Awaited<ReturnType<typeof takeExport>>) {
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  const { sheets } = await readXlsx(new Uint8Array(Buffer.concat(outcome.value.file)))
  return sheets[0]?.rows ?? []
}

test('a short list is taken at once: it equals the screen, says who took it, when and for what, and leaves a receipt [S12] [S18] [C33] [F92]', async () => {
  const { id, ready } = await asked(ninety)
  expect(ready).toBe(true)
  const [title, watermark, heads, ...lines] = await sheetOf(await takeExport(at(secretary), { id }))
  expect(title?.join()).toContain('90 周岁以上　2 人')
  expect(watermark?.join()).toMatch(/导出 DC-[0-9A-F]{8}　王敏　2026-11-\d\d　用途：给牛奶公司配送/)
  expect(heads).toEqual(['序号', '姓名', '性别', '周岁', '住址', '电话', '标签', '入册日'])
  const screen = await rosterFile(at(secretary), { code: 'ninety' })
  const shown = screen?.lines.map(({ cells }, index) =>
    [index + 1, ...cells].map((cell) => (cell === '' ? null : cell)),
  )
  expect(lines.map((line) => line.map((cell) => (cell === "'=cmd|x" ? '=cmd|x' : cell)))).toEqual(shown)
  expect(lines.flat().some((cell) => typeof cell === 'string' && cell.startsWith('='))).toBe(false)
  const [entry] = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'list.export'))
  expect(entry).toMatchObject({ purpose: '给牛奶公司配送', subjectId: 'ninety', areaCode: eastCommittee })
  expect(kindOf(await takeExport(at(secretary), { id }))).toBe('already_taken')
})

test('a list of households is taken as its address states it', async () => {
  const { id } = await asked({
    kind: 'households',
    reason: '街道核对名单用',
    query: { sort: '-number', cols: 'address,head' },
  })
  const [, , heads, ...lines] = await sheetOf(await takeExport(at(secretary), { id }))
  const screen = await householdList(at(secretary), { sort: '-number' })
  expect(heads).toEqual(['地址', '户主'])
  expect(lines.map(([address]) => address)).toEqual(screen.items.map(({ address }) => address))
})

test('what for is always asked; who may not export cannot ask, and a sensitive list is none for a cadre', async () => {
  expect(kindOf(await askExport(at(secretary), { ...ninety, reason: '看看' }))).toBe('invalid_input')
  expect(kindOf(await askExport(at(worker), ninety))).toBe('not_permitted')
  expect(kindOf(await askExport(at(cadre), { ...ninety, query: { code: 'key_people' } }))).toBe('not_found')
  expect(kindOf(await askExport(at(secretary), { ...ninety, query: { code: 'nonsense' } }))).toBe('not_found')
})

test('a long list waits for a second person, who is never the one who asked nor one from elsewhere; it is taken once [S18] [C33]', async () => {
  const { id, ready } = await asked(everybody)
  expect(ready).toBe(false)
  expect(kindOf(await takeExport(at(secretary), { id }))).toBe('not_yet_approved')
  expect(kindOf(await approveExport(at(secretary), { id }))).toBe('own_request')
  expect(kindOf(await approveExport(at(neighbour), { id }))).toBe('not_found')
  expect(kindOf(await approveExport(at(worker), { id }))).toBe('not_permitted')
  await expect(
    owner.update(exports).set({ decidedBy: secretary.accountId }).where(eq(exports.id, id)),
  ).rejects.toThrow()
  expect([await exportsToAnswer(at(cadre), {}), await exportsToAnswer(at(secretary), {})]).toEqual([1, 0])

  expect(kindOf(await approveExport(at(cadre), { id }))).toBe('done')
  expect(kindOf(await approveExport(at(second), { id }))).toBe('already_answered')
  expect(kindOf(await takeExport(at(second), { id }))).toBe('not_found')
  const rows = await sheetOf(await takeExport(at(secretary, 23), { id }))
  expect(rows[1]?.join()).toContain('批准：街道周')
  expect(kindOf(await takeExport(at(secretary), { id }))).toBe('already_taken')
  const acts = await owner.select({ act: auditEntries.act }).from(auditEntries).orderBy(desc(auditEntries.id)).limit(3)
  expect(acts.map(({ act }) => act)).toEqual(['list.export', 'export.approve', 'export.ask'])
})

test('everybody stands on the sheet once, in the order of the street, however many there are', async () => {
  const { id } = await asked(everybody)
  await approveExport(at(second), { id })
  const lines = (await sheetOf(await takeExport(at(secretary), { id }))).slice(3)
  expect(lines).toHaveLength(2452)
  expect(lines.map(([number]) => number)).toEqual(lines.map((_, index) => index + 1))
  expect(lines.slice(0, 2).map(([, name]) => name)).toEqual(expect.arrayContaining(['罗秀珍']))
})

test('refused it says why; allowed and not taken for a day it has lapsed; the register shows both', async () => {
  const { id } = await asked(everybody)
  expect(kindOf(await refuseExport(at(second), { id, answer: '' }))).toBe('invalid_input')
  expect(kindOf(await refuseExport(at(second), { id, answer: '先缩小到一个网格' }))).toBe('done')
  expect(kindOf(await takeExport(at(secretary), { id }))).toBe('not_yet_approved')
  const late = await asked(everybody)
  await approveExport(at(second), { id: late.id })
  expect(kindOf(await takeExport(at(secretary, 25), { id: late.id }))).toBe('too_late')

  const { exports: listed } = await exportList(at(secretary, 25), {})
  expect(listed.find((one) => one.id === id)).toMatchObject({ stateText: '没有批准', answer: '先缩小到一个网格' })
  expect(listed.find((one) => one.id === late.id)).toMatchObject({ stateText: '已失效', may: { take: false } })
  expect((await exportList(at(neighbour), {})).exports).toEqual([])
})

test('a short list that has grown past what one person may take waits after all', async () => {
  const { id } = await asked(ninety)
  const more = Array.from({ length: 200 }, () => ({ name: '丁守义', bornOn: '1930-01-01' }))
  await givenHousehold(owner, { room: '301', people: more })
  expect(kindOf(await takeExport(at(secretary), { id }))).toBe('grown')
})

test('what was asked is not changed afterwards, not even by the application itself', async () => {
  const change = db.execute(sql`update exports set reason = '别的用途'`)
  await expect(change).rejects.toThrow()
})
