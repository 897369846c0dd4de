import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { frameCounts } from '@/db/queries/frame'
import { holds } from '@/domain/access/actor'
import { pathOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { view } from '@/server/view'

/** What stands around every staff page: where the person is, who they are, and which parts of the house are open to them. */
export const frame = view({
  name: 'own.frame',
  fixed: true,
  permission: 'own.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const [where, counts] = await Promise.all([
      areasNamed(db, pathOf(actor.areaCode)),
      holds(actor, 'visit.read') ? frameCounts(db, jurisdiction, now, dayOf(now)) : undefined,
    ])
    return {
      where,
      areaCode: actor.areaCode,
      counts,
      name: actor.name,
      title: actor.title,
      role: actor.role,
      may: {
        today: holds(actor, 'visit.record') || holds(actor, 'dashboard.read'),
        households: holds(actor, 'household.read'),
        doors: holds(actor, 'door.read'),
        visits: holds(actor, 'visit.read'),
        issues: holds(actor, 'issue.read'),
        rosters: holds(actor, 'roster.read'),
        reports: holds(actor, 'report.read'),
        dashboards: holds(actor, 'dashboard.read'),
        imports: holds(actor, 'import.run'),
        accounts: holds(actor, 'account.read'),
        areas: holds(actor, 'area.read'),
        audit: holds(actor, 'audit.read'),
        retention: holds(actor, 'retention.manage'),
      },
    }
  },
})

export type Frame = Awaited<ReturnType<typeof frame>>
