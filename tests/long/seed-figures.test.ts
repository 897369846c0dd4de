import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { accounts } from '@/db/schema/accounts'
import { seedDatabase } from '@/db/seed/seed'
import type { Actor } from '@/domain/access/actor'
import { passes } from '@/domain/reports/rules'
import { inventedData } from '@/scripts/invented-data'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { figureFile } from '@/server/figures/figure-file'
import { createReport } from '@/server/reports/create-report'
import { freezeReport } from '@/server/reports/freeze-report'
import { reportFile } from '@/server/reports/report-file'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner, ownerUrl } = await ownDatabase()
const now = new Date('2026-11-20T08:00:00+08:00')
let secretary: Actor
const here = () => ({ db, actor: secretary, now, requestId: 'r' })

beforeAll(async () => {
  await seedDatabase(ownerUrl, { scale: 'committee', on: '2026-11-20', seed: 1, ...(await inventedData()) })
  const [row] = await owner.select().from(accounts).where(eq(accounts.username, 'secretary'))
  if (!row) throw new Error('no secretary')
  const { id: accountId, name, title, role, areaCode } = row
  secretary = { accountId, sessionId: accountId, name, title, role, areaCode, unitCode: null, buildingId: null }
}, 300_000)

test('the dashboard of 东兴社区 shows the figures of the press', async () => {
  const board = await areaDashboard(here(), { code: String(secretary.areaCode), period: 'bimonth' })
  expect(board?.rows.list).toHaveLength(7)
  expect(board?.rows.total.households.n).toBe(4470)
})

test('its report of September and October prints them all, keeps all ten rules and freezes [F1] [F67] [K24]', async () => {
  const created = await createReport(here(), { area: String(secretary.areaCode), preset: 'bimonth' })
  if (!created.ok) throw new Error(JSON.stringify(created))
  const file = await reportFile(here(), { id: created.value.id })
  expect(file?.checks.filter((check) => !passes(check))).toEqual([])
  const text = (trace: string) => file?.content.figures.find((figure) => figure.trace === trace)?.text
  expect(text('101')).toBe('4470户')
  expect(text('119')).toBe('254人')
  expect(text('120')).toBe('134户')
  expect(text('302')).toBe('39件')
  expect(text('303')).toBe('39件')
  expect(text('304')).toBe('0件')
  expect(text('211')).toBe('26人')
  expect([text('705'), text('708')]).toEqual(['4户', '8人'])
  expect([text('706'), text('709')]).toEqual(['1户', '2人'])
  expect(text('711')).toBe('12人次')
  expect(text('621')).toBe('95.0%（19/20）')
  expect(await freezeReport(here(), { id: created.value.id, version: 1 })).toMatchObject({ ok: true })
})

test('each printed figure opens as many rows as it says [C1]', async () => {
  const period = { from: '2026-09-01', to: '2026-10-31' }
  for (const [code, value] of [
    ['302', 39],
    ['211', 26],
    ['711', 12],
    ['705', 4],
    ['708', 8],
  ] as const) {
    const figure = await figureFile(here(), { code, ...period })
    expect(figure?.list.rows, code).toHaveLength(value)
  }
})
