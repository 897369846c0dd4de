import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { cleanUpsOf, cleanUpsWaiting, dueCount, rulesOf } from '@/db/queries/retention'
import { holds } from '@/domain/access/actor'
import { cleanUpMost, keptSince, periodText } from '@/domain/audit/retention'
import { cleanUpStates, type RetentionKind, retentionKinds } from '@/domain/audit/retention-codes'
import { dayOf } from '@/domain/calendar/civil-day'
import { view } from '@/server/view'

const kinds = Object.keys(retentionKinds) as RetentionKind[]

/** 保存期限: of every kind the rule, how many are due by it, and the clean-ups asked for and done. */
export const retentionDesk = view({
  name: 'retention.desk',
  permission: 'retention.manage',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const today = dayOf(now)
    const [rules, cleanUps] = [await rulesOf(db, jurisdiction.lo), await cleanUpsOf(db, jurisdiction)]
    const areas = await areasNamed(db, [...new Set(cleanUps.map(({ areaCode }) => areaCode))])
    const names = new Map(areas.map(({ code, name }) => [code, name]))
    const listed = []
    for (const kind of kinds) {
      const rule = rules.find((one) => one.kind === kind)
      const before = rule && keptSince(rule, today)
      listed.push({
        kind,
        label: retentionKinds[kind],
        rule: rule && { ...rule, period: periodText(rule.months) },
        before,
        due: before ? await dueCount(db, jurisdiction, kind, before) : 0,
        waiting: cleanUps.some((one) => one.kind === kind && one.state === 'asked' && one.areaCode === jurisdiction.lo),
      })
    }
    return {
      today,
      most: cleanUpMost,
      kinds: listed,
      cleanUps: cleanUps.map(
        ({ id, kind, lines, state, askedByName, askedAt, decidedByName, answer, areaCode, askedBy }) => ({
          ...{ id, lines, askedByName, askedAt, decidedByName, answer, label: retentionKinds[kind] },
          ...{ area: names.get(areaCode) ?? '', state: cleanUpStates[state] },
          toAnswer: state === 'asked' && askedBy !== actor.accountId,
        }),
      ),
    }
  },
})
export type RetentionDesk = Awaited<ReturnType<typeof retentionDesk>>

/** How many clean-ups of the area wait for this reader; none for who may not allow them. */
export const cleanUpsToAnswer = view({
  name: 'retention.waiting',
  permission: 'own.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction }) =>
    holds(actor, 'retention.manage') ? cleanUpsWaiting(db, jurisdiction, actor.accountId) : 0,
})
