import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { observations, promises } from '@/db/schema/visits'
import type { Actor } from '@/domain/access/actor'
import { missing } from '@/domain/reports/content'
import { createReport } from '@/server/reports/create-report'
import { freezeReport } from '@/server/reports/freeze-report'
import { reportFile, reportPaper } from '@/server/reports/report-file'
import { givenAutumn } from '@/tests/support/autumn'
import { anActor, givenActor, givenAreas, now, place } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
const by = (actor: Actor) => ({ db, actor, now, requestId: 'r' })
const autumn = { preset: 'bimonth', from: '2026-09-01', to: '2026-10-31' }
const at = (text: string) => new Date(`${text}+08:00`)
let secretary: Actor
let cadre: Actor
let id: string

beforeAll(async () => {
  await givenAreas(owner)
  const { old } = await givenAutumn(owner)
  secretary = await givenActor(owner, 'secretary')
  cadre = await givenActor(owner, 'street_cadre', place.street)
  const promised = (madeAt: string, dueOn: string, answeredAt?: string) => ({
    id: newId(),
    areaCode: place.grid,
    householdId: old,
    text: '回话',
    dueOn,
    madeBy: secretary.accountId,
    madeAt: at(madeAt),
    ...(answeredAt ? { answer: '已回话', answeredAt: at(answeredAt) } : {}),
  })
  await owner
    .insert(promises)
    .values([
      promised('2026-08-20T10:00:00', '2026-09-05', '2026-09-04T10:00:00'),
      promised('2026-08-21T10:00:00', '2026-09-06'),
      promised('2026-10-08T10:00:00', '2026-10-31', '2026-11-02T10:00:00'),
      promised('2026-10-09T10:00:00', '2026-11-05'),
      promised('2026-10-10T10:00:00', '2026-10-12', '2026-10-20T10:00:00'),
      promised('2026-11-01T10:00:00', '2026-11-05'),
    ])
  const heard = (kind: 'mood' | 'suggestion', moment: string) => ({
    id: newId(),
    areaCode: place.grid,
    householdId: old,
    kind,
    text: '担心停水',
    at: at(moment),
    by: secretary.accountId,
  })
  await owner
    .insert(observations)
    .values([
      heard('mood', '2026-09-03T10:00:00'),
      heard('mood', '2026-11-03T10:00:00'),
      heard('suggestion', '2026-10-03T10:00:00'),
    ])
  id = await drafted(secretary, place.committee)
})

async function drafted(actor: Actor, area: number): Promise<string> {
  const created = await createReport(by(actor), { area: String(area), ...autumn })
  if (!created.ok) throw new Error(JSON.stringify(created))
  return created.value.id
}

async function contentOf(actor: Actor, report = id) {
  const file = await reportFile(by(actor), { id: report })
  if (!file) throw new Error('no report')
  const value = (trace: string) => file.content.figures.find((figure) => figure.trace === trace)?.value
  const text = (number: number) =>
    file.content.sections[number - 1]?.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n') ?? ''
  const list = (title: string) => (file.content.lists ?? []).find((one) => one.title === title)
  return { content: file.content, value, text, list }
}

test('promises run on: open before, made, answered, open after, late by the end of the period [F1]', async () => {
  const { value, text } = await contentOf(secretary)
  expect(['901', '902', '903', '904', '905'].map(value)).toEqual([2, 3, 2, 3, 2])
  expect(text(9)).toContain('【904】')
})

test('what has no data says so, and nothing else does: meetings, hotline, surveys, measures, savings', async () => {
  const { text } = await contentOf(secretary)
  const without = [9, 10, 11, 12].map(
    (number) =>
      text(number)
        .split('\n')
        .filter((line) => line.includes(missing)).length,
  )
  expect(without).toEqual([1, expect.any(Number), 1, 1])
  expect(text(9)).toContain(`上次会议议定事项的责任单位、时限、落实情况${missing}`)
})

test('section eleven names what is late and the open matters with unit and day', async () => {
  const { value, text } = await contentOf(secretary)
  expect(
    text(11)
      .split('\n')
      .filter((line) => /^\d．/.test(line)),
  ).toHaveLength(value('304') ?? Number.NaN)
  expect(text(11)).toMatch(/1．.*（2026-\d{4}），责任单位本级，时限2026年10月12日，已逾期。/)
})

test('the annexed ledgers hold exactly the rows of their figures [C1]', async () => {
  const { value, list, content } = await contentOf(secretary)
  expect(content.annexes).toEqual(['口径说明', '问题台账', '未遇清单', '重复反映清单'])
  expect(list('问题台账')?.rows).toHaveLength((value('301') ?? 0) + (value('302') ?? 0))
  expect(list('未遇清单')?.rows).toHaveLength(value('208') ?? Number.NaN)
  expect(list('重复反映清单')?.rows).toHaveLength(value('801') ?? Number.NaN)
  for (const { rows, columns } of content.lists ?? []) {
    expect(rows.map(([first]) => first)).toEqual(rows.map((_, index) => String(index + 1)))
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
    expect(columns.length).toBeLessThanOrEqual(14)
  }
})

test('a street annexes what is still open, not the doors of its committees', async () => {
  const { value, list, content } = await contentOf(cadre, await drafted(cadre, place.street))
  expect(content.annexes).not.toContain('未遇清单')
  expect(list('问题台账')?.rows).toHaveLength(value('304') ?? Number.NaN)
})

test('a ledger that is too long for paper prints its first 300 lines and says so', async () => {
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    select gen_random_uuid(), h.area_code, h.id, '2026-10-10T10:00:00+08', 'door', 'not_home', ${secretary.accountId}, ${secretary.accountId}
    from (select id, area_code from households where area_code between ${place.committee} and ${place.committee + 999} limit 1) h, generate_series(1, 301)`)
  const { list, content, value } = await contentOf(secretary)
  const title = '未遇清单（前 300 条，其余见系统）'
  expect(list(title)?.rows).toHaveLength(300)
  expect(content.annexes).toContain(title)
  expect(value('208')).toBeGreaterThan(300)
})

test('who may not see people reads a frozen report without its ledgers [S3]', async () => {
  expect(await freezeReport(by(secretary), { id, version: 1 })).toMatchObject({ ok: true })
  const district = anActor('district_viewer', place.district)
  const paper = await reportPaper(by(district), { id })
  expect(paper?.content.annexes).toEqual(['口径说明'])
  expect(paper?.content.lists).toBeUndefined()
  expect((await reportPaper(by(secretary), { id }))?.content.lists).toHaveLength(3)
})
