import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { rulesOf } from '@/db/queries/colour-rules'
import { holds } from '@/domain/access/actor'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { type TagCode, tags } from '@/domain/tags/codes'
import { colourable, standardRule } from '@/domain/tags/colour-rule'
import { view } from '@/server/view'

/** 颜色规则 of the own street: what is in force, what was and will be, since when, by whom. */
export const colourRuleList = view({
  name: 'colour.rules',
  permission: 'tag.read',
  query: z.object({}),
  read: async ({ db, actor, now }) => {
    const today = dayOf(now)
    const street = ancestorAt(actor.areaCode, 'street')
    const [versions, areas] = await Promise.all([rulesOf(db, street), areasNamed(db, [street])])
    const current = versions.find(({ fromOn }) => fromOn <= today)
    const rule = { ...(current ?? standardRule) }
    const labels = (codes: readonly TagCode[]) => codes.map((code) => tags[code].label)
    return {
      today,
      street: areas[0]?.name ?? '',
      rule: { red: [...rule.red], yellow: [...rule.yellow] },
      words: { red: labels(rule.red), yellow: labels(rule.yellow) },
      versions: versions.map(({ red, yellow, madeAt, ...version }) => ({
        ...version,
        ...{ red: labels(red), yellow: labels(yellow), madeOn: dayOf(madeAt) },
        state:
          version.id === current?.id
            ? ('now' as const)
            : version.fromOn > today
              ? ('later' as const)
              : ('before' as const),
      })),
      choices: colourable.map((value) => ({ value, label: tags[value].label })),
      may: { manage: holds(actor, 'colour.manage') },
    }
  },
})
export type ColourRuleList = Awaited<ReturnType<typeof colourRuleList>>
