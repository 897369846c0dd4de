import 'server-only'
import { z } from 'zod'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { cadresOf, escalationsFor, pairingsOf } from '@/db/queries/pairings'
import { holds } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { flag } from '@/server/address'
import { view } from '@/server/view'

const escalationsShown = 100

/** 对口联系: which cadre or section answers for which committee, now and before; a committee sees its own (seed row 7). */
export const pairingList = view({
  name: 'pairing.list',
  permission: 'visit.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const committee = levelOf(actor.areaCode) === 'grid' ? ancestorAt(actor.areaCode, 'committee') : actor.areaCode
    const rows = await pairingsOf(db, committee, jurisdiction.hi)
    const may = { edit: holds(actor, 'pairing.edit'), inbox: holds(actor, 'issue.supervise') }
    const committees = may.edit ? await areasAt(db, jurisdiction, 'committee', dayOf(now)) : []
    const paired = new Set(rows.filter(({ toOn }) => toOn === null).map(({ areaCode }) => areaCode))
    return {
      now: rows.filter(({ toOn }) => toOn === null),
      former: rows.filter(({ toOn }) => toOn !== null),
      committees: committees.map(({ code, name }) => ({ code, name })),
      unpaired: committees.filter(({ code }) => !paired.has(code)).map(({ name }) => name),
      cadres: may.edit ? await cadresOf(db, actor.areaCode) : [],
      may,
      today: dayOf(now),
    }
  },
})
export type PairingList = Awaited<ReturnType<typeof pairingList>>

/** 对口上报: what the committees somebody is paired with passed on meanwhile, open matters first (seed row 7). */
export const pairedIssues = view({
  name: 'pairing.inbox',
  permission: 'issue.supervise',
  query: z.object({ settled: flag }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const page = { settled: query.settled === '1', rows: escalationsShown + 1 }
    const found = [...(await escalationsFor(db, jurisdiction, actor.accountId, page))]
    const committees = new Map(
      (
        await areasNamed(db, [...new Set(found.map(({ area_code }) => ancestorAt(Number(area_code), 'committee')))])
      ).map(({ code, name }) => [code, name]),
    )
    return {
      query,
      more: found.length > escalationsShown,
      rows: found.slice(0, escalationsShown).map(({ area_code, due_at, ...row }) => ({
        ...row,
        committee: committees.get(ancestorAt(Number(area_code), 'committee')) ?? '',
        dueAt: due_at ? new Date(due_at) : null,
      })),
      now,
    }
  },
})
export type PairedIssues = Awaited<ReturnType<typeof pairedIssues>>

/** How many open matters wait with a cadre as the one paired, for the first screen; others have none. */
export const escalationsWaiting = view({
  name: 'pairing.waiting',
  permission: 'own.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction }) =>
    holds(actor, 'issue.supervise')
      ? (await escalationsFor(db, jurisdiction, actor.accountId, { settled: false, rows: escalationsShown })).length
      : 0,
})
