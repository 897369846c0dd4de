import 'server-only'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { accountWithId, actorOf } from '@/db/queries/accounts'
import { closingsToKeep } from '@/db/queries/rosters/versions'
import { dayOf } from '@/domain/calendar/civil-day'
import { monthEndsOver } from '@/domain/rosters/versions'
import { freezeRoster } from '@/server/rosters/freeze-roster'

/**
 * 月末定版: freezes every list that is kept month by month for each month that is over and not frozen yet, as who set it up.
 * Yields how many. A list is seen as it was known at the end of its month, so one that comes late is the one that was due;
 * two processes at once make one version, by the lock and the unique key of the list.
 */
export async function closeMonths(db: Database, now: Date): Promise<number> {
  const kept = await withPurpose(db, 'resume', now, closingsToKeep)
  let made = 0
  for (const { set_by, area_code, code, from_on, frozen } of kept) {
    const due = monthEndsOver(from_on, dayOf(now)).filter((end) => !frozen.includes(end))
    if (due.length === 0) continue
    const account = await withPurpose(db, 'sign-in', now, (tx) => accountWithId(tx, set_by))
    if (!account || account.disabledAt) continue
    const actor = actorOf(account, newId())
    if (actor.areaCode !== Number(area_code)) continue
    for (const on of due) {
      const asked = { stated: `code=${code}&on=${on}`, reason: '月末自动定版', monthly: 'on' }
      const outcome = await freezeRoster({ db, actor, now, requestId: newId() }, asked)
      if (outcome.ok) made += 1
    }
  }
  return made
}
