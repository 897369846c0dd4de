import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { issues } from '@/db/schema/issues'
import { reportRows, reports } from '@/db/schema/reports'
import type { Actor } from '@/domain/access/actor'
import { marksIn } from '@/domain/reports/marks'
import { passes } from '@/domain/reports/rules'
import { correctReport, discardReport } from '@/server/reports/correct-report'
import { createReport } from '@/server/reports/create-report'
import { editWords } from '@/server/reports/edit-words'
import { freezeReport } from '@/server/reports/freeze-report'
import { reportFile, reportPaper } from '@/server/reports/report-file'
import { reportChoices } from '@/server/reports/report-list'
import { verifiedReport } from '@/server/reports/verified-report'
import { givenAutumn } from '@/tests/support/autumn'
import { anActor, givenActor, givenAreas, now, place } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
let secretary: Actor
beforeAll(async () => {
  await givenAreas(owner)
  await givenAutumn(owner)
  secretary = await givenActor(owner, 'secretary')
})
const by = (actor: Actor) => ({ db, actor, now, requestId: 'r' })
const autumn = { area: String(place.committee), preset: 'bimonth', from: '2026-09-01', to: '2026-10-31' }

async function drafted(period = autumn): Promise<string> {
  await owner.delete(reports).where(eq(reports.state, 'draft'))
  const created = await createReport(by(secretary), period)
  if (!created.ok) throw new Error(JSON.stringify(created))
  return created.value.id
}
const opened = async (id: string) => {
  const file = await reportFile(by(secretary), { id })
  if (!file) throw new Error('no report')
  return file
}

test('a draft writes itself: twelve sections, figures with rows behind them, all rules kept [F1] [C2]', async () => {
  const { content, checks } = await opened(await drafted())
  expect(content.title).toBe('东兴社区民情分析报告')
  expect(content.subtitle).toMatch(/^（2026年第\d+期　9月1日—10月31日）$/)
  expect(content.sections).toHaveLength(12)
  const text = content.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'text' ? block.text : [])),
  )
  expect(text.flatMap(marksIn).length).toBeGreaterThan(80)
  expect(checks.filter((check) => !passes(check))).toEqual([])
})

test('every figure of the report opens rows whose count equals it, N of N [C1] [F67]', async () => {
  const id = await drafted()
  const { content } = await opened(id)
  await freezeReport(by(secretary), { id, version: 1 })
  const rows = new Map(
    (await owner.select().from(reportRows).where(eq(reportRows.reportId, id))).map((row) => [row.figure, row.rowIds]),
  )
  let checked = 0
  for (const { trace, value, of, at, rows: own, among, text } of content.figures) {
    if (text.startsWith('持平') || text.startsWith('增加') || text.startsWith('减少')) continue
    const sum = (list: string[]) =>
      list.reduce((total, one) => total + (rows.get(`${at}:${one}`)?.length ?? Number.NaN), 0)
    expect(sum(own), `${trace} ${text}`).toBe(value)
    if (of !== null) expect(sum(among), `${trace} ${text}`).toBe(of)
    checked += 1
  }
  expect(checked).toBe(content.figures.length - 2)
})

test('an issue registered on 2 November yet settled on 31 October stops the freezing by the name of the rule [F68]', async () => {
  const id = await drafted({ ...autumn, from: '2026-10-01', to: '2026-10-31', preset: 'month' })
  const [broken] = await owner
    .select({ id: issues.id, number: issues.number })
    .from(issues)
    .where(eq(issues.title, '下水返水'))
    .limit(1)
  await owner
    .update(issues)
    .set({
      registeredAt: new Date('2026-11-02T01:00:00Z'),
      settledAt: new Date('2026-10-31T01:00:00Z'),
      state: 'replied',
      reply: '已修好',
    })
    .where(eq(issues.id, broken?.id ?? ''))
  const { checks } = await opened(id)
  const rule = checks.find((check) => check.rule === 'R2')
  expect(rule?.culprits.map(({ label }) => label)).toEqual([broken?.number])
  expect(rule?.sums).toHaveLength(1)
  const frozen = await freezeReport(by(secretary), { id, version: 1 })
  expect(frozen).toMatchObject({ ok: false, refusal: { kind: 'rules_broken', rules: ['R2'] } })
  expect((await owner.select().from(reports).where(eq(reports.id, id)))[0]?.state).toBe('draft')
  await owner
    .update(issues)
    .set({ registeredAt: new Date('2026-10-05T01:00:00Z') })
    .where(eq(issues.id, broken?.id ?? ''))
})

test('a period that is not over cannot be frozen', async () => {
  const id = await drafted({ ...autumn, from: '2026-11-01', to: '2026-11-30', preset: 'month' })
  const frozen = await freezeReport(by(secretary), { id, version: 1 })
  expect(frozen).toMatchObject({ ok: false, refusal: { rules: ['R9'] } })
})

test('a new report is offered periods that are over first, and of a running one the day from which it freezes', async () => {
  const { periods } = await reportChoices(by(secretary), {})
  expect(periods[0]).toMatchObject({ choice: 'month', period: { from: '2026-10-01', to: '2026-10-31' } })
  const running = periods.filter(({ ready }) => ready)
  expect(running.map(({ choice, ready }) => [choice, ready])).toEqual([
    ['this_month', '2026-12-01'],
    ['this_bimonth', '2027-01-01'],
    ['this_quarter', '2027-01-01'],
  ])
  expect(periods.findIndex(({ ready }) => ready)).toBe(
    periods.findLastIndex(({ period, ready }) => period && !ready) + 1,
  )
})

test('a draft of a period still running says from which day it can be frozen; one that ends today, tomorrow', async () => {
  await owner.delete(reports).where(eq(reports.state, 'draft'))
  const draft = async (fields: Record<string, string>) => {
    const created = await createReport(by(secretary), { area: String(place.committee), ...fields })
    if (!created.ok) throw new Error(JSON.stringify(created))
    return opened(created.value.id)
  }
  expect((await draft({ preset: 'this_month' })).ready).toBe('2026-12-01')
  expect((await draft({ preset: 'custom', from: '2026-11-01', to: '2026-11-20' })).ready).toBe('2026-11-21')
  const over = await draft({ preset: 'custom', from: '2026-11-01', to: '2026-11-19' })
  expect(over.ready).toBeUndefined()
  expect(over.checks.find(({ rule }) => rule === 'R9')?.sums).toEqual([])
})

test('words may be edited, figures may not', async () => {
  const id = await drafted()
  const { content } = await opened(id)
  const block = content.sections[1]?.blocks[0]
  if (block?.kind !== 'text') throw new Error('no text')
  const edit = (text: string | null, version = 1) => editWords(by(secretary), { id, version, key: block.key, text })
  expect(await edit(block.text.replace('【203】', ''))).toMatchObject({
    ok: false,
    refusal: { kind: 'marks_lost', marks: ['203'] },
  })
  expect(await edit(`${block.text}又【999】`)).toMatchObject({
    ok: false,
    refusal: { kind: 'marks_invented', marks: ['999'] },
  })
  expect(await edit(block.text.replace('。', '，多为白天不在家的租住户。'))).toMatchObject({ ok: true })
  expect(await edit(block.text)).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile' } })
  const file = await opened(id)
  expect(file.edited).toBe(1)
  expect(await edit(null, 2)).toMatchObject({ ok: true })
  expect((await opened(id)).edited).toBe(0)
  const trail = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'report.edit'))
  expect(trail).toHaveLength(2)
})

test('a frozen report never changes: the print is the same to the byte, the code is valid, the chain holds [C2] [F69]', async () => {
  const first = await drafted()
  const frozen = await freezeReport(by(secretary), { id: first, version: 1 })
  if (!frozen.ok) throw new Error(JSON.stringify(frozen))
  const before = JSON.stringify(await reportPaper(by(secretary), { id: first }))
  await owner
    .update(issues)
    .set({ category: 'safety', subcategory: 'safety_gas' })
    .where(eq(issues.category, 'facilities'))
  expect(JSON.stringify(await reportPaper(by(secretary), { id: first }))).toBe(before)
  await expect(owner.update(reports).set({ title: '别的' }).where(eq(reports.id, first))).rejects.toThrow()
  await expect(owner.delete(reports).where(eq(reports.id, first))).rejects.toThrow()

  const correction = await correctReport(by(secretary), { id: first })
  if (!correction.ok) throw new Error(JSON.stringify(correction))
  const file = await opened(correction.value.id)
  expect(file.content.title).toBe('东兴社区民情分析报告（更正第1号）')
  const second = await freezeReport(by(secretary), { id: correction.value.id, version: 1 })
  if (!second.ok) throw new Error(JSON.stringify(second))

  const verified = await verifiedReport(frozen.value.verifyCode.toLowerCase(), now, db)
  expect(verified).toMatchObject({
    genuine: true,
    title: '东兴社区民情分析报告',
    corrections: ['东兴社区民情分析报告（更正第1号）'],
  })
  expect(await verifiedReport(second.value.verifyCode, now, db)).toMatchObject({ genuine: true, previous: 'intact' })
  expect(await verifiedReport('0000000000', now, db)).toBeUndefined()
  expect(await verifiedReport('not a code', now, db)).toBeUndefined()
})

test('who may not freeze does not, and who is next door finds nothing [S1]', async () => {
  const id = await drafted()
  expect(await freezeReport(by(anActor('grid_worker')), { id, version: 1 })).toMatchObject({
    ok: false,
    refusal: { kind: 'not_permitted' },
  })
  const other = anActor('secretary', place.nextDoor)
  expect(await freezeReport(by(other), { id, version: 1 })).toMatchObject({ ok: false, refusal: { kind: 'not_found' } })
  expect(await reportFile(by(other), { id })).toBeUndefined()
  expect(await createReport(by(other), autumn)).toMatchObject({ ok: false, refusal: { kind: 'not_found' } })
  expect(await reportFile(by(anActor('district_viewer', place.district)), { id })).toBeUndefined()
})

test('one draft of an area and period; a draft can be thrown away', async () => {
  const id = await drafted()
  expect(await createReport(by(secretary), autumn)).toMatchObject({ ok: false, refusal: { kind: 'draft_exists' } })
  expect(await createReport(by(secretary), { ...autumn, from: '2026-10-31', to: '2026-09-01' })).toMatchObject({
    refusal: { kind: 'bad_period' },
  })
  expect(await discardReport(by(secretary), { id })).toMatchObject({ ok: true })
  expect(await reportFile(by(secretary), { id })).toBeUndefined()
})

test('the report of a street has a table of its committees, by name', async () => {
  const cadre = await givenActor(owner, 'street_cadre', place.street)
  const created = await createReport(by(cadre), { ...autumn, area: String(place.street) })
  if (!created.ok) throw new Error(JSON.stringify(created))
  const file = await reportFile(by(cadre), { id: created.value.id })
  expect(file?.content.tables[0]?.rows.map(({ name }) => name)).toEqual(['北园社区', '东兴社区'])
  expect(file?.content.title).toBe('望河街道民情分析报告')
  expect(file?.checks.filter((check) => !passes(check))).toEqual([])
})

test('nothing printed holds an ID number or a telephone number [K27]', async () => {
  await owner
    .update(issues)
    .set({ title: sql`'电话13812345678，身份证29010119500101002X的住户'` })
    .where(eq(issues.subcategory, 'environment_litter'))
  const text = JSON.stringify((await opened(await drafted())).content)
  expect(text).not.toMatch(/1[3-9]\d{9}/)
  expect(text).not.toMatch(/\d{17}[\dX]/)
})
