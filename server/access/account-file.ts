import 'server-only'
import { z } from 'zod'
import { accountInside, buildingsToGive, openSessionsOf } from '@/db/queries/account-register'
import { areasBelow } from '@/db/queries/areas'
import { phonesOf } from '@/db/queries/sync'
import { type Actor, holds, type Jurisdiction } from '@/domain/access/actor'
import { areaLevels } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { recordId } from '@/server/address'
import { type Desk, view } from '@/server/view'

/** What an account can be given: areas of the own jurisdiction and, for volunteers, their buildings. */
async function choicesOf(db: Desk<unknown>['db'], jurisdiction: Jurisdiction, day: string) {
  const [areas, buildings] = await Promise.all([areasBelow(db, jurisdiction, day), buildingsToGive(db, jurisdiction)])
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  const committee = (code: number) => names.get(Math.floor(code / 1000) * 1000) ?? ''
  return {
    areas: areas.map(({ code, name, level }) => ({
      value: String(code),
      label: level === 'grid' ? `　${committee(code)} ${name}` : `${name}（${areaLevels[level]}）`,
    })),
    buildings: buildings.map(({ id, areaCode, estate, name }) => ({
      value: id,
      label: `${committee(areaCode)} ${estate} ${name}`,
    })),
  }
}

/** One account with its open sessions, and what it can be given; nothing for one out of sight. */
export const accountFile = view({
  name: 'account.file',
  permission: 'account.read',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const account = await accountInside(db, jurisdiction, query.id)
    if (!account) return undefined
    const manages = holds(actor, 'account.manage')
    const today = dayOf(now)
    return {
      account: { ...account, own: account.id === actor.accountId },
      today,
      manages,
      sessions: manages ? await openSessionsOf(db, account.id) : [],
      choices: manages ? await choicesOf(db, jurisdiction, today) : { areas: [], buildings: [] },
    }
  },
})
export type AccountFile = NonNullable<Awaited<ReturnType<typeof accountFile>>>

/** The empty form of an account. */
export const accountIntake = view({
  name: 'account.intake',
  permission: 'account.manage',
  query: z.object({}),
  read: async ({ db, jurisdiction, now }) => ({ choices: await choicesOf(db, jurisdiction, dayOf(now)) }),
})

/** 我的账号: what stands in it and where it is signed in. */
export const ownAccount = view({
  name: 'own.account',
  permission: 'own.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const account = await accountInside(db, jurisdiction, actor.accountId)
    const sessions = await openSessionsOf(db, actor.accountId)
    return {
      ...named(actor),
      account,
      phones: await phonesOf(db, actor.accountId),
      today: dayOf(now),
      sessions: sessions.map((one) => ({ ...one, current: one.id === actor.sessionId })),
    }
  },
})

function named({ name, title, role }: Actor) {
  return { name, title, role }
}
