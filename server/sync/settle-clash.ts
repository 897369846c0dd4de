import 'server-only'
import { z } from 'zod'
import { clashForUpdate, settleClash } from '@/db/queries/fact-clashes'
import { householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { householdWords } from '@/domain/households/wording'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 定一个说法: of two values told for one fact the person who knows picks one; the other stays on file with the clash. */
export const settleFactClash = command({
  name: 'clash.settle',
  permission: 'household.edit',
  input: z.object({ id: z.uuid(), choice: z.enum(['mine', 'theirs'], '请选一个说法') }),
  run: async ({ tx, actor, jurisdiction, now, input: { id, choice } }) => {
    const clash = await clashForUpdate(tx, jurisdiction, id)
    if (!clash) return refuse({ kind: 'not_found' as const })
    if (clash.settledAt) return refuse({ kind: 'already_settled' as const })
    const household = await householdForUpdate(tx, jurisdiction, clash.householdId)
    if (!household) return refuse({ kind: 'not_found' as const })
    if (choice === 'mine') await saveHousehold(tx, household.id, { [clash.field]: clash.mine })
    await settleClash(tx, clash, { choice, settledAt: now, settledBy: actor.accountId })
    const { areaCode, householdId } = clash
    const detail = { changed: householdWords[clash.field]?.label ?? clash.field, choice }
    return accept({
      value: { id },
      audit: {
        act: 'clash.settle' as const,
        subject: 'household',
        subjectId: householdId,
        areaCode,
        householdId,
        detail,
      },
    })
  },
})
