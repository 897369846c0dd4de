import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { checkFire } from '@/domain/dwellings/fire-check'
import { type FireItem, type FireResult, fireItems } from '@/domain/dwellings/fire-codes'
import type { ContactClass } from '@/domain/households/codes'
import { type NeedKind, needKinds } from '@/domain/households/need-codes'
import { isOwnNeed, needRefusalText } from '@/domain/households/needs'
import { talentRefusalText, tellTalent } from '@/domain/households/talents'
import { cardNumberFrom } from '@/domain/visits/cards'
import type { FirstVisitTask, Hazard, ObservationKind, Vehicle, VisitMode, VisitOutcome } from '@/domain/visits/codes'
import { lengthFault, placeLengths, visitLengths } from '@/domain/visits/lengths'
import { observe } from '@/domain/visits/observing'
import { isEffective, momentsIn, record } from '@/domain/visits/recording'
import type { FormEntries } from '@/domain/visits/sync'
import { seenRefusalText, visitRefusalText } from '@/domain/visits/wording'

/** What a phone knows of the household whose door it is. */
type Door = { fromOn: CivilDay; contactClass: ContactClass | null; first: boolean; fire: object | null }

/**
 * What is wrong with a visit as it was filled in, in the words the server would say it with, before anybody leaves the door:
 * every rule that needs nothing but the form and the household. Nothing when it may be sent; the server decides again.
 */
export function visitFault(form: FormEntries, door: Door, now: Date): string | undefined {
  const said = fieldsIn(form)
  const [mode, outcome] = [said('mode') as VisitMode | null, said('outcome') as VisitOutcome | null]
  if (!mode) return '请选方式。没有保存，填的都在。'
  if (!outcome) return '请选见到没有。没有保存，填的都在。'
  const long = lengthFault(form, visitLengths)
  if (long) return long
  const card = said('cardNumber')
  if (card && !cardNumberFrom(card)) return '卡号不是 8 位数字。没有保存，填的都在。请照卡上的号填。'
  const moments = { on: said('on'), time: said('time'), nextOn: said('nextOn'), nextTime: said('nextTime') }
  const { at, nextAt } = momentsIn(moments, dayOf(now), now)
  const tasksDone = form.filter(([name]) => name === 'tasks[]').map(([, task]) => task as FirstVisitTask)
  const told = {
    ...{ at, mode, outcome, nextAt, outside: said('contactId') !== null, tasksDone, taskReason: said('taskReason') },
    nextMode: (said('nextMode') ?? 'door') as VisitMode,
    promise: { text: said('promiseText'), on: said('promiseOn') },
  }
  const ruled = record(told, door, now)
  if (!ruled.ok) return visitRefusalText(ruled.refusal)
  const atTheDoor = mode === 'door' && isEffective(outcome)
  const fire = checkFire(fireTold(said), { shop: door.fire !== null, on: dayOf(at), atTheDoor })
  return fire.ok ? besideFault(said, outcome) : visitRefusalText(fire.refusal)
}

/** The same of what was seen at a place; whether a household is known the server alone can say. */
export function placeFault(form: FormEntries): string | undefined {
  const long = lengthFault(form, placeLengths)
  if (long) return long
  const said = fieldsIn(form)
  const seen = observe({
    vehicle: said('vehicle') as Vehicle | null,
    kind: said('kind') as ObservationKind | null,
    hazard: said('hazard') as Hazard | null,
    mended: said('mended') as 'yes' | 'no' | null,
    ...{ place: said('place'), text: said('text'), address: said('household') },
  })
  return seen.ok ? undefined : seenRefusalText(seen.refusal)
}

type Said = (name: string) => string | null

const fieldsIn =
  (form: FormEntries): Said =>
  (name) =>
    form.find(([one]) => one === name)?.[1].trim() || null

function fireTold(said: Said) {
  const items = Object.keys(fireItems) as FireItem[]
  const results = items.flatMap((item) => {
    const result = said(`fire_${item}`) as FireResult | null
    return result ? [[item, result] as const] : []
  })
  return { results: Object.fromEntries(results), words: said('fireWords'), mendBy: said('fireMendBy') }
}

/** A need and a talent that were written beside. */
function besideFault(said: Said, outcome: VisitOutcome): string | undefined {
  const need = said('needKind') as NeedKind | null
  if (need && need in needKinds && isOwnNeed(need) && !said('needPerson')) {
    return needRefusalText({ kind: 'need_needs_person' })
  }
  const skills = said('talentSkills')
  if (!skills) return undefined
  if (!isEffective(outcome)) return talentRefusalText({ kind: 'talent_not_met' })
  if (!said('talentPerson')) return talentRefusalText({ kind: 'talent_needs_person' })
  const told = tellTalent({ skills, agreed: said('talentAgreed') === 'on' }, null)
  return told.ok ? undefined : talentRefusalText(told.refusal)
}
