import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { namesOf } from '@/db/queries/colleagues'
import { mediationSeen, mediatorsNamed, partiesOf } from '@/db/queries/mediations'
import { termsIn } from '@/db/queries/street-terms'
import { earlierVersions } from '@/db/queries/versions'
import { visitorsOf } from '@/db/queries/visits'
import { wholeCommittee } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { termName } from '@/domain/visits/terms'
import { recordId, someWords } from '@/server/address'
import { view } from '@/server/view'

/** One case, for those it is open to; every reading is recorded, with no word of the case. */
export const mediationFile = view({
  name: 'mediation.file',
  permission: 'mediation.work',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const committee = ancestorAt(actor.areaCode, 'committee')
    const found = await mediationSeen(db, committee, query.id)
    if (!found) return undefined
    const mediators = [...(await mediatorsNamed(db, committee, found.mediatorIds))]
    const earlier = await earlierVersions(db, wholeCommittee(jurisdiction), 'mediations', found.id)
    const names = await namesOf(db, [found.openedBy, ...earlier.map(({ accountId }) => accountId)])
    const { readerIds: _, openedBy, ...about } = found
    return {
      ...about,
      openedBy: names.get(openedBy)?.name ?? '',
      parties: (await partiesOf(db, [found.id])).get(found.id) ?? [],
      mediators: mediators.map(({ id, name, account_id }) => ({ id, name, reads: account_id !== null })),
      earlier: earlier.map(({ id, at, accountId, before }) => ({
        ...{ id, at, by: accountId ? (names.get(accountId)?.name ?? '') : '' },
        cause: typeof before.cause === 'string' ? before.cause : '',
        agreement: typeof before.agreement === 'string' ? before.agreement : null,
      })),
      team: await teamAround(db, committee, now),
      today: dayOf(now),
      may: { name: actor.role === 'secretary' || openedBy === actor.accountId },
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'mediation.read', subject: 'mediation', subjectId: found.id },
            ...{ areaCode: found.areaCode, detail: {} },
          },
        ]
      : [],
})
export type MediationFile = NonNullable<Awaited<ReturnType<typeof mediationFile>>>

/** 立一件调解: the team to choose from, and the household it was opened from. */
export const mediationIntake = view({
  name: 'mediation.intake',
  permission: 'mediation.work',
  query: z.object({ household: someWords(60) }),
  read: async ({ db, actor, now, query }) => ({
    household: query.household,
    team: await teamAround(db, ancestorAt(actor.areaCode, 'committee'), now),
    own: actor.accountId,
    today: dayOf(now),
  }),
})
export type MediationIntake = Awaited<ReturnType<typeof mediationIntake>>

async function teamAround(db: Transaction, committee: AreaCode, now: Date) {
  const team = await visitorsOf(db, committee, dayOf(now))
  const kinds = await termsIn(db, committee, 'visitor_kind')
  return team.map(({ id, name, kind, accountId }) => ({
    ...{ id, name, accountId },
    kind: termName(kinds, kind),
  }))
}
