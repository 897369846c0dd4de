import 'server-only'
import { z } from 'zod'
import { entriesOfHousehold } from '@/db/queries/audit-entries'
import { householdWhole } from '@/db/queries/household-file'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

const most = 1000

/** 谁在何时因何看过这户档案: for the resident who asks; nothing for a household out of sight. */
export const householdReadings = view({
  name: 'audit.household',
  permission: 'household.read',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, now, query }) => {
    const whole = await householdWhole(db, jurisdiction, query.id)
    if (!whole) return undefined
    const { id, number, address, areaCode } = whole.household
    const rows = await entriesOfHousehold(db, jurisdiction, id, most)
    return { id, number, address, areaCode, at: now, complete: rows.length < most, rows }
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'audit.read',
            subject: 'household',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.id,
            detail: {},
          },
        ]
      : [],
})
