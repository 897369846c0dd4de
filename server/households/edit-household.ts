import 'server-only'
import { z } from 'zod'
import { classify, type Household, householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { currentFacts, keepAnswer } from '@/db/queries/signs'
import { type CivilDay, dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { conflictsOf, labelsOf } from '@/domain/edits/conflict'
import { mergeEdits } from '@/domain/edits/merge'
import {
  type Attention,
  attentions,
  type ContactChannel,
  type ContactClass,
  contactChannels,
  contactClasses,
  householdKinds,
} from '@/domain/households/codes'
import { householdWords } from '@/domain/households/wording'
import { accept, type Result, refuse } from '@/domain/result'
import { careTagsIn } from '@/domain/tags/answers'
import { proposedClass, reachable } from '@/domain/tags/contact-class'
import { command } from '@/server/command'
import { choice, clock, editInput, line } from '@/server/households/edit-input'

const fields = Object.keys(householdWords)

const input = editInput({
  id: z.uuid(),
  kind: choice(householdKinds),
  contactClass: choice(contactClasses),
  classReason: line(200),
  contactChannel: choice(contactChannels),
  contactHours: line(60),
  language: line(40),
  quietFrom: clock,
  quietTo: clock,
  attention: choice(attentions),
  attentionReason: line(200),
  attentionUntil: z.string().refine(isCivilDay, '日期要写成 2026-11-20 这样').nullish(),
  note: line(500),
})

/** 改家庭档案: applies only what this person changed; a field two people changed is shown, never overwritten [R1]. */
export const editHousehold = command({
  name: 'household.edit',
  permission: 'household.edit',
  input,
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.id)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })

    const { changes, clashes } = mergeEdits(fields, input.was, input, textsOf(household), input)
    if (clashes.length > 0) return refuse({ kind: 'conflict', conflicts: conflictsOf(clashes, householdWords) })
    for (const kept of ['kind', 'contactClass']) if (changes[kept] === null) delete changes[kept]
    const sound = soundEdit(household, changes, input.classReason ?? null, dayOf(now))
    if (!sound.ok) return sound

    const changed = Object.keys(changes)
    if (changed.length === 0) return accept({ value: { id: household.id }, audit: [] })
    await saveHousehold(tx, household.id, changes as Partial<Household>)
    const contactClass = changes.contactClass as ContactClass | undefined
    if (contactClass) {
      const reason = input.classReason ?? ''
      const today = dayOf(now)
      await classify(tx, household, { contactClass, reason, on: today, by: actor.accountId })
      // whoever gives a class has looked: the proposal on these tags is answered
      const facts = (await currentFacts(tx, household.id, 'class', today)) ?? ''
      const answer = proposedClass(careTagsIn(facts)).contactClass === contactClass ? 'yes' : 'no'
      const kept = { sign: 'class', answer, facts, reason, answeredOn: today, answeredBy: actor.accountId } as const
      await keepAnswer(tx, { areaCode: household.areaCode, householdId: household.id, ...kept })
    }
    return accept({
      value: { id: household.id },
      audit: {
        act: contactClass ? 'household.classify' : 'household.edit',
        subject: 'household',
        subjectId: household.id,
        areaCode: household.areaCode,
        householdId: household.id,
        detail: { changed: labelsOf(changed, householdWords), ...(contactClass ? { contactClass } : {}) },
      },
    })
  },
})

/** The values of a household as its form writes them. */
export function textsOf(household: Household): Record<string, string | null> {
  const { kind, contactClass, contactChannel, contactHours, language, quietFrom, quietTo } = household
  const { attention, attentionReason, attentionUntil, note } = household
  return {
    ...{ kind, contactClass, contactChannel, contactHours, language, quietFrom, quietTo },
    ...{ attention, attentionReason, attentionUntil, note },
  }
}

type Unsound = { kind: 'class_a_needs_channel' | 'class_needs_reason' | 'colour_needs_reason' | 'quiet_needs_both' }

/** What the file would be after the change must be whole: A reachable, a class with its reason, a colour with reason and end. */
function soundEdit(
  household: Household,
  changes: Record<string, string | null>,
  classReason: string | null,
  today: CivilDay,
): Result<null, Unsound> {
  const after = { ...textsOf(household), ...changes }
  if (changes.contactClass && classReason === null) return refuse({ kind: 'class_needs_reason' })
  const coloured = changes.attention !== undefined && (after.attention as Attention | null) !== null
  if (coloured && (!after.attentionReason || !after.attentionUntil || after.attentionUntil < today)) {
    return refuse({ kind: 'colour_needs_reason' })
  }
  if (Boolean(after.quietFrom) !== Boolean(after.quietTo) || (after.quietFrom && after.quietFrom === after.quietTo))
    return refuse({ kind: 'quiet_needs_both' })
  return reachable(
    after.contactClass as ContactClass | null,
    after.contactChannel as ContactChannel | null,
    after.contactHours ?? null,
  )
}
