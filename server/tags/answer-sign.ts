import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { AuditEntry } from '@/db/queries/audit'
import { classify, type Household, householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { currentFacts, keepAnswer } from '@/db/queries/signs'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import type { ContactClass } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { careTagsIn, soundAnswer } from '@/domain/tags/answers'
import { type AnswerableSign, answerableSigns, type SignAnswer } from '@/domain/tags/codes'
import { proposedClass } from '@/domain/tags/contact-class'
import { type CommandDesk, command } from '@/server/command'
import { line } from '@/server/households/edit-input'

const sign = z.enum(Object.keys(answerableSigns) as [AnswerableSign, ...AnswerableSign[]])

/**
 * 核实: yes or no to what follows from the files (seed rows 20, 22, 25). 是 to a class sets it; 不是 keeps or sets the other one.
 * The answer is kept with the facts it was given about, and nobody is asked again until they change.
 */
export const answerSign = command({
  name: 'sign.answer',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    sign,
    facts: z.string().max(400).nullish(),
    answer: z.enum(['yes', 'no'], '请选“是”或“不是”'),
    reason: line(200),
  }),
  run: (desk) => {
    const { householdId, sign, facts, answer, reason } = desk.input
    return answered(desk, householdId, { sign, answer, facts: facts ?? '', reason: reason ?? null })
  },
})

/** 核实一页: 是 to every proposal shown; one whose facts have changed meanwhile is passed over and stays on the list. */
export const confirmSigns = command({
  name: 'sign.confirm',
  permission: 'household.edit',
  input: z.object({
    sign,
    /** Household and facts, a space between. */
    items: z.array(z.string().max(440)).min(1, '没有要确认的').max(50),
  }),
  run: async (desk) => {
    const audit: AuditEntry[] = []
    for (const item of desk.input.items) {
      const [id = '', ...facts] = item.split(' ')
      if (!z.uuid().safeParse(id).success) return refuse({ kind: 'not_found' as const })
      const done = await answered(desk, id, {
        sign: desk.input.sign,
        answer: 'yes',
        facts: facts.join(' '),
        reason: null,
      })
      if (done.ok) audit.push(done.value.audit)
      else if (done.refusal.kind !== 'facts_changed') return done
    }
    return accept({ value: { sign: desk.input.sign }, audit })
  },
})

type Answering = { sign: AnswerableSign; answer: SignAnswer; facts: string; reason: string | null }

/** Takes one answer: the class it gives, and the answer itself with its facts. */
async function answered(
  { tx, actor, jurisdiction, now }: Omit<CommandDesk<unknown>, 'input'>,
  householdId: string,
  { sign, answer, facts, reason }: Answering,
) {
  const household = await householdForUpdate(tx, jurisdiction, householdId)
  if (!household) return refuse({ kind: 'not_found' as const })
  if (household.toOn !== null) return refuse({ kind: 'closed' as const })
  const today = dayOf(now)
  const sound = soundAnswer(answer, reason, facts, await currentFacts(tx, household.id, sign, today))
  if (!sound.ok) return sound

  // 不上门 is somebody's wish and no sign: nobody is asked about it, and a list shown before the wish takes nothing back
  if (sign === 'class' && household.contactClass === 'A') return refuse({ kind: 'facts_changed' as const })
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
}

type Given = { contactClass: ContactClass; reason: string; on: CivilDay; by: string }

async function giveClass(tx: Transaction, household: Household, given: Given): Promise<void> {
  if (household.contactClass === given.contactClass) return
  await saveHousehold(tx, household.id, { contactClass: given.contactClass })
  await classify(tx, household, given)
}
