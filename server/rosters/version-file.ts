import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { hashBefore, type RosterVersion, versionNamed, versionsOf } from '@/db/queries/rosters/versions'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { sealOf } from '@/domain/rosters/versions'
import { recordId, someSerial } from '@/server/address'
import { cleanedContent, contentOf, isCleaned, linesFor } from '@/server/rosters/version-content'
import { maySee } from '@/server/rosters/version-list'
import { type Desk, view } from '@/server/view'

const query = z.object({ id: recordId, after: someSerial('integer') })

/** One version: its lines a page at a time as they were frozen, whether they still are, and the versions beside it; once cleaned, its head alone. */
export const versionFile = view({
  name: 'roster.version',
  permission: 'roster.read',
  query,
  read: async (desk) => {
    const { db, actor, jurisdiction, fields, query: asked } = desk
    const version = await versionShown(desk, asked.id)
    if (!version) return undefined
    const cleaned = isCleaned(version)
    const { content, whole } = cleaned ? { content: cleanedContent(version), whole: true } : contentOf(version)
    const [chained, beside] = await Promise.all([
      hashBefore(db, version),
      versionsOf(db, jurisdiction, { list: version.list, after: undefined, most: 13 }),
    ])
    const lines = linesFor(fields, content)
    const from = asked.after ?? 0
    const page = lines.slice(from, from + limits.listPageRows)
    return {
      ...headOf(desk, version),
      ...{ heads: content.heads, where: content.where, words: content.words, unit: content.unit },
      lines: page.map((line, at) => ({ ...line, place: from + at + 1 })),
      next: from + page.length < lines.length ? from + page.length : undefined,
      paged: from > 0,
      cleaned,
      whole: whole && chained === content.previousHash,
      beside: beside.filter(({ id }) => id !== version.id).slice(0, 12),
      may: {
        void: version.voidedAt === null && (version.frozenBy === actor.accountId || holds(actor, 'roster.approve')),
        export: !cleaned && holds(actor, 'roster.export'),
      },
    }
  },
})
export type VersionFile = NonNullable<Awaited<ReturnType<typeof versionFile>>>

/** A version to print: every line as it was frozen; the printing is recorded. */
export const versionPaper = view({
  name: 'roster.version_paper',
  permission: 'roster.read',
  query: z.object({ id: recordId }),
  read: async (desk) => {
    const found = await versionSeen(desk, desk.query.id)
    if (!found) return undefined
    const { version, content } = found
    const { paper, printed, unit, words, where } = content
    return {
      ...headOf(desk, version),
      ...{ unit, words, where, columns: paper, areaCode: version.areaCode, printedBy: desk.actor.name },
      lines: linesFor(desk.fields, content).map(({ id, cells }) => ({
        id,
        cells: printed.map((at) => cells[at] ?? ''),
      })),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'list.print', subject: 'version', subjectId: found.id, areaCode: found.areaCode },
            detail: { rows: found.lines.length, number: found.number },
          },
        ]
      : [],
})
export type VersionPaper = NonNullable<Awaited<ReturnType<typeof versionPaper>>>

/** A version the reader may see, opened; none once it was cleaned. */
export async function versionSeen(desk: Omit<Desk<unknown>, 'query'>, id: string) {
  const version = await versionShown(desk, id)
  return version && !isCleaned(version) ? { version, ...contentOf(version) } : undefined
}

async function versionShown(desk: Omit<Desk<unknown>, 'query'>, id: string) {
  const version = await versionNamed(desk.db, desk.jurisdiction, id)
  return version && maySee(desk, version) ? version : undefined
}

function headOf({ now }: Pick<Desk<unknown>, 'now'>, version: RosterVersion) {
  const { id, code, label, number, onDay, knownAt, monthly, reason, rows, hash } = version
  const { frozenAt, frozenByName, voidedAt, voidedByName, voidReason, query: stated } = version
  return {
    ...{ id, code, label, number, onDay, knownAt, monthly, reason, rows, stated, today: dayOf(now) },
    ...{ frozenAt, by: frozenByName, voidedAt, voidedByName, voidReason, seal: sealOf(hash) },
  }
}
