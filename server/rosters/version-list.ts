import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { closingsOf, type VersionRow, versionsOf } from '@/db/queries/rosters/versions'
import { holds } from '@/domain/access/actor'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { rosterSubjects } from '@/domain/rosters/codes'
import { readyMadeRoster, readyMadeRosters } from '@/domain/rosters/ready-made'
import { monthEndsOver } from '@/domain/rosters/versions'
import { placeFrom, placeText, someCode, somePlace } from '@/server/address'
import { listOf } from '@/server/rosters/freeze-roster'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { type Desk, view } from '@/server/view'

const query = z.object({
  code: someCode(Object.fromEntries(readyMadeRosters.map(({ code }) => [code, '']))),
  after: somePlace,
})
const pageRows = 30

/** 定版名册: every version inside the area, of all lists or of one ready-made list of the own area, newest first. */
export const versionList = view({
  name: 'roster.version_list',
  permission: 'roster.read',
  query,
  read: async (desk) => {
    const { db, actor, jurisdiction, now, query: asked } = desk
    const [at = '', id = ''] = placeFrom(asked.after, ['instant']) ?? []
    const list = asked.code ? listOf(rosterQuery.parse({ code: asked.code })) : undefined
    const window = { list, after: at && at !== 'infinity' ? { at: new Date(at), id } : undefined, most: pageRows + 1 }
    const [rows, kept] = await Promise.all([versionsOf(db, jurisdiction, window), closingsOf(db, jurisdiction)])
    const names = new Map(
      (await areasNamed(db, [...new Set(rows.map(({ areaCode }) => areaCode))])).map(({ code, name }) => [code, name]),
    )
    const last = rows.length > pageRows ? rows[pageRows - 1] : undefined
    return {
      query: asked,
      label: asked.code && readyMadeRoster(asked.code)?.label,
      today: dayOf(now),
      versions: rows.slice(0, pageRows).flatMap((row) => (maySee(desk, row) ? [versionOf(row, names)] : [])),
      next: last && placeText([last.frozenAt.toISOString(), last.id]),
      closings: kept.map(({ code, fromOn, setByName, areaCode, frozen }) => ({
        ...{ code, fromOn, setByName, own: areaCode === jurisdiction.lo },
        // the job runs within the day; what is missing after that waits for somebody who may
        missed: monthEndsOver(fromOn, addDays(dayOf(now), -1)).filter((end) => !frozen.includes(end)).length,
        label: readyMadeRoster(code)?.label ?? code,
      })),
      may: { keep: holds(actor, 'roster.approve') },
    }
  },
})
export type VersionList = Awaited<ReturnType<typeof versionList>>

/** A version that stands on a tag or need the reader may not see is not shown. */
export function maySee(
  desk: Omit<Desk<unknown>, 'query'>,
  { code, query: stated }: Pick<VersionRow, 'code' | 'query'>,
) {
  return askedRoster({ ...desk, query: rosterQuery.parse({ ...stated, code }) }) !== undefined
}

function versionOf(row: VersionRow, names: ReadonlyMap<number, string>) {
  const { id, label, number, onDay, rows, reason, frozenAt, frozenByName, monthly, voidedAt, voidReason } = row
  return {
    ...{ id, label, number, onDay, rows, reason, frozenAt, by: frozenByName, monthly, voidedAt, voidReason },
    ...{ unit: rosterSubjects[row.about], where: names.get(row.areaCode) ?? '' },
  }
}
