import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import { cleanUpInside, cleanUpLinesOf } from '@/db/queries/retention'
import { periodText } from '@/domain/audit/retention'
import { cleanUpStates, retentionKinds } from '@/domain/audit/retention-codes'
import { dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

/** One clean-up with its lines, as the reader may see people, and its receipt once it was carried out. */
export const cleanUpFile = view({
  name: 'retention.file',
  permission: 'retention.manage',
  query: z.object({ id: recordId, after: z.string().max(60).optional().catch(undefined) }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const found = await cleanUpInside(db, jurisdiction, query.id)
    if (!found) return undefined
    const rows = await cleanUpLinesOf(db, found.id, { after: placeOf(query.after), most: limits.listPageRows })
    const shown = rows.slice(0, limits.listPageRows)
    const last = rows.length > limits.listPageRows ? shown.at(-1) : undefined
    const [area] = await areasNamed(db, [found.areaCode])
    const { kind, state, months, ...about } = found
    const people = kind === 'left' || kind === 'died'
    return {
      ...about,
      kind,
      today: dayOf(now),
      label: retentionKinds[kind],
      stateText: cleanUpStates[state],
      period: periodText(months),
      area: area?.name ?? '',
      rows: shown.map(({ name, ...line }) => ({
        ...line,
        name: people && !line.cleaned ? shownName(fields, name) : (name ?? retentionKinds[kind]),
      })),
      next: last ? `${last.since}_${last.id}` : undefined,
      may: { answer: state === 'asked' && found.askedBy !== actor.accountId },
    }
  },
})
export type CleanUpFile = NonNullable<Awaited<ReturnType<typeof cleanUpFile>>>

function placeOf(text: string | undefined) {
  const [since, id] = text?.split('_') ?? []
  return isCivilDay(since) && z.uuid().safeParse(id).success ? { since, id: id as string } : undefined
}
