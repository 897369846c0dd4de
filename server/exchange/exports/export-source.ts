import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import type { AreaCode } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import type { ExportKind } from '@/domain/exchange/exports'
import { rosterSubjects } from '@/domain/rosters/codes'
import { conditionWords } from '@/domain/rosters/condition'
import { filterWords } from '@/domain/rosters/list-words'
import { recordId } from '@/server/address'
import { shopColumns } from '@/server/dwellings/shop-item'
import { shopLines, shopsAbout, shopsText } from '@/server/dwellings/shop-ledger'
import { usesQuery } from '@/server/dwellings/uses-query'
import type { ExportSheet, ExportValue } from '@/server/exchange/writers/xlsx'
import { cellOf, sheetColumns } from '@/server/households/household-cells'
import { householdItem } from '@/server/households/household-item'
import { countsOf, namedPlace, queryText, rowPages } from '@/server/households/household-ledger'
import { listQuery } from '@/server/households/list-query'
import { rosterColumns } from '@/server/rosters/roster-columns'
import { rosterText } from '@/server/rosters/roster-ledger'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { rosterCount, rosterLines } from '@/server/rosters/roster-rows'
import { linesFor } from '@/server/rosters/version-content'
import { versionSeen } from '@/server/rosters/version-file'
import type { Desk } from '@/server/view'

type Eyes = Omit<Desk<unknown>, 'query'>

/** What may be taken away: whose it is, how it is called, how long it is, and its lines as the screen shows them. */
export type ExportSource = {
  label: string
  words: string
  subject: { kind: 'roster' | 'version' | 'households' | 'shops'; id: string }
  place: { code: AreaCode; name: string }
  rows: number
  unit: string
  /** The condition as the audit keeps it. */
  stated: Record<string, unknown>
  day: string
  columns: ExportSheet['columns']
  lines: () => AsyncIterable<readonly ExportValue[]>
}

/** The list an address asks for, as this reader sees it; nothing when there is none, or it stands on what the reader may not see. */
export function exportSource(desk: Eyes, kind: ExportKind, asked: unknown): Promise<ExportSource | undefined> {
  return sources[kind](desk, asked)
}

const sources = { roster: rosterSource, version: versionSource, households: householdSource, shops: shopSource }

async function rosterSource(desk: Eyes, asked: unknown): Promise<ExportSource | undefined> {
  const query = rosterQuery.parse(asked)
  const roster = askedRoster({ ...desk, query })
  if (!roster) return undefined
  const { lo } = roster.place.within
  const [rows, [here]] = await Promise.all([rosterCount(desk.db, roster), areasNamed(desk.db, [lo])])
  return {
    label: roster.label,
    words: conditionWords(roster.condition)
      .map(({ label }) => label)
      .join('，'),
    subject: { kind: 'roster', id: roster.code },
    place: { code: lo, name: here?.name ?? '' },
    ...{ rows, unit: rosterSubjects[roster.condition.about], stated: rosterText(query), day: roster.as.day },
    columns: [{ heading: '序号', width: 6 }, ...rosterColumns(roster).sheet],
    lines: () => numbered(rosterLines(desk.db, roster, desk)),
  }
}

/** A version as it was frozen, for the eyes of who takes it. */
async function versionSource(desk: Eyes, asked: unknown): Promise<ExportSource | undefined> {
  const { id } = z.object({ id: recordId }).parse(asked)
  const found = await versionSeen(desk, id)
  if (!found) return undefined
  const { version, content } = found
  const lines = linesFor(desk.fields, content)
  const voided = version.voidedAt ? '（已作废）' : ''
  return {
    label: `${content.label}第${version.number}版${voided}`,
    words: content.words.join('，'),
    subject: { kind: 'version', id },
    place: { code: version.areaCode, name: content.where },
    ...{ rows: lines.length, unit: content.unit, stated: { version: id }, day: version.onDay },
    columns: [{ heading: '序号', width: 6 }, ...content.sheet],
    lines: () => numbered(once(lines)),
  }
}

async function* once<Page>(page: Page): AsyncGenerator<Page> {
  yield page
}

async function* numbered(pages: AsyncIterable<{ cells: ExportValue[] }[]>): AsyncGenerator<readonly ExportValue[]> {
  let number = 0
  for await (const page of pages) for (const { cells } of page) yield [++number, ...cells]
}

async function householdSource(desk: Eyes, asked: unknown): Promise<ExportSource> {
  const query = listQuery.parse(asked)
  const listing = { ...desk, query }
  const [place, counts] = await Promise.all([namedPlace(listing), countsOf(listing)])
  const day = dayOf(desk.now)
  return {
    label: '家庭名单',
    words: filterWords(query, {})
      .map(({ label }) => label)
      .join('，'),
    subject: { kind: 'households', id: place.code },
    place: { code: Number(place.code), name: place.name },
    ...{ rows: counts.households, unit: '户', stated: queryText(query), day },
    columns: sheetColumns(query.cols),
    lines: async function* () {
      for await (const page of rowPages(listing, counts.households))
        for (const row of page) {
          const item = householdItem(row, desk.fields, day)
          yield query.cols.map((column) => cellOf(column, item, day))
        }
    },
  }
}

async function shopSource(desk: Eyes, asked: unknown): Promise<ExportSource> {
  const query = usesQuery.parse(asked)
  const { place, day, words, total } = await shopsAbout({ ...desk, query })
  return {
    ...{ label: '商铺登记', words, place, rows: total, unit: '处', stated: shopsText(query), day },
    subject: { kind: 'shops', id: String(place.code) },
    columns: [
      { heading: '序号', width: 6 },
      ...shopColumns.map(({ label, width }) => ({
        heading: label,
        width: width ? Number.parseInt(width, 10) / 2 : 30,
      })),
    ],
    lines: () => numbered(shopLines({ ...desk, query }, total)),
  }
}
