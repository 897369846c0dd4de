import { eq, inArray } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { households } from '@/db/schema/households'
import { followUps, issues } from '@/db/schema/issues'
import type { Actor } from '@/domain/access/actor'
import { createReport } from '@/server/reports/create-report'
import { freezeReport } from '@/server/reports/freeze-report'
import { reportDifferences } from '@/server/reports/report-differences'
import { reportDownload } from '@/server/reports/report-download'
import { reportPaper } from '@/server/reports/report-file'
import { givenAutumn } from '@/tests/support/autumn'
import { givenActor, givenAreas, givenVisit, now, place } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
let secretary: Actor
let story: Awaited<ReturnType<typeof givenAutumn>>
let id: string
const by = (actor: Actor) => ({ db, actor, now, requestId: 'r' })

beforeAll(async () => {
  await givenAreas(owner)
  story = await givenAutumn(owner)
  secretary = await givenActor(owner, 'secretary')
  const created = await createReport(by(secretary), {
    area: String(place.committee),
    preset: 'bimonth',
    from: '2026-09-01',
    to: '2026-10-31',
  })
  if (!created.ok) throw new Error(JSON.stringify(created))
  id = created.value.id
})

test('a draft downloads as a document with native styles, and the download is kept [K25]', async () => {
  const found = await reportDownload(by(secretary), { id, trace: true })
  expect(found?.fileName).toBe('东兴社区民情分析报告（2026年第1期 9月1日—10月31日）.docx')
  expect(
    Buffer.from(found?.bytes ?? [])
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const [entry] = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'report.download'))
  expect(entry?.subjectId).toBe(id)
})

test('of a draft there is nothing to compare', async () => {
  expect(await reportDifferences(by(secretary), { id })).toBeUndefined()
})

test('five rows changed after freezing are five rows listed, and the print stays as it was [C2] [F70]', async () => {
  const frozen = await freezeReport(by(secretary), { id, version: 1 })
  expect(frozen).toMatchObject({ ok: true })
  const none = await reportDifferences(by(secretary), { id })
  expect(none).toMatchObject({ figures: [], changed: { total: 0 } })
  const before = JSON.stringify(await reportPaper(by(secretary), { id }))

  await owner
    .update(households)
    .set({ contactClass: 'B' })
    .where(inArray(households.id, [story.old, story.fresh]))
  await owner.update(issues).set({ grade: 'urgent' }).where(eq(issues.id, story.solved))
  await owner.update(followUps).set({ rating: 'fair' }).where(eq(followUps.issueId, story.carried))
  await givenVisit(owner, {
    householdId: story.rented,
    at: new Date('2026-10-30T10:00:00Z'),
    areaCode: place.otherGrid,
  })

  const found = await reportDifferences(by(secretary), { id })
  expect(found?.changed.total).toBe(5)
  expect(found?.changed.edited.map(({ table }) => table).sort()).toEqual([
    'follow_ups',
    'households',
    'households',
    'issues',
  ])
  const classes = found?.figures
    .filter(({ trace }) => ['122', '123', '124'].includes(trace))
    .map(({ trace, added, removed }) => [trace, added, removed])
  expect(classes).toEqual([
    ['122', 2, 0],
    ['123', 0, 1],
    ['124', 0, 1],
  ])
  expect(JSON.stringify(await reportPaper(by(secretary), { id }))).toBe(before)
})
