import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { classify, type Household, householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { currentFacts, keepAnswer } from '@/db/queries/signs'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import type { ContactClass } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { careTagsIn, soundAnswer } from '@/domain/tags/answers'
import { type AnswerableSign, answerableSigns } from '@/domain/tags/codes'
import { proposedClass } from '@/domain/tags/contact-class'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'

/**
 * 核实: yes or no to what follows from the files (seed rows 20, 22, 25). 是 to a class sets it; 不是 keeps or sets the other one.
 * The answer is kept with the facts it was given about, and nobody is asked again until they change.
 */
export const answerSign = command({
  name: 'sign.answer',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    sign: z.enum(Object.keys(answerableSigns) as [AnswerableSign, ...AnswerableSign[]]),
    facts: z.string().max(400).nullish(),
    answer: z.enum(['yes', 'no'], '请选“是”或“不是”'),
    reason: line(200),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    const { sign, answer } = input
    const [reason, facts, today] = [input.reason ?? null, input.facts ?? '', dayOf(now)]
    const sound = soundAnswer(answer, reason, facts, await currentFacts(tx, household.id, sign, today))
    if (!sound.ok) return sound

    const proposal = proposedClass(careTagsIn(facts))
    if (sign === 'class') {
      const other = proposal.contactClass === 'C' ? 'B' : 'C'
      const wanted = answer === 'yes' ? proposal.contactClass : other
      const because = answer === 'yes' ? proposal.because : (reason ?? '')
      await giveClass(tx, household, { contactClass: wanted, reason: because, on: today, by: actor.accountId })
    }
    const kept = { sign, answer, facts, reason, answeredOn: today, answeredBy: actor.accountId }
    await keepAnswer(tx, { areaCode: household.areaCode, householdId: household.id, ...kept })
    return accept({
      value: { id: household.id, sign },
      audit: {
        ...{ act: 'sign.answer' as const, subject: 'household', subjectId: household.id },
        ...{ areaCode: household.areaCode, householdId: household.id },
        detail: { changed: answerableSigns[sign], answer, facts, reason },
      },
    })
  },
})

type Given = { contactClass: ContactClass; reason: string; on: CivilDay; by: string }

async function giveClass(tx: Transaction, household: Household, given: Given): Promise<void> {
  if (household.contactClass === given.contactClass) return
  await saveHousehold(tx, household.id, { contactClass: given.contactClass })
  await classify(tx, household, given)
}
