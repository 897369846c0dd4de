import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { accountsPage } from '@/db/queries/account-register'
import { holds } from '@/domain/access/actor'
import { type Role, roles } from '@/domain/access/roles'
import { dayOf } from '@/domain/calendar/civil-day'
import { someCode, someWords } from '@/server/address'
import { view } from '@/server/view'

/** 账号 of the own area: who, where, which role, when last here. */
export const accountList = view({
  name: 'account.list',
  permission: 'account.read',
  query: z.object({
    q: someWords(40),
    role: someCode<Role>(roles),
    state: z.enum(['open', 'disabled']).optional().catch(undefined),
    after: someWords(64),
  }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const limit = limits.listPageRows
    const rows = await accountsPage(db, jurisdiction, query, { after: query.after, limit: limit + 1 })
    return {
      query,
      today: dayOf(now),
      manages: holds(actor, 'account.manage'),
      rows: rows
        .slice(0, limit)
        .map(({ id, username, name, title, role, areaName, unitCode, disabledAt, lastSeenAt, mustChangePassword }) => ({
          id,
          username,
          name,
          title,
          role,
          areaName,
          unitCode,
          disabled: disabledAt !== null,
          waiting: mustChangePassword,
          lastSeenAt,
        })),
      next: rows.length > limit ? rows[limit - 1]?.username : undefined,
    }
  },
})
export type AccountList = Awaited<ReturnType<typeof accountList>>
