'use server'

import type { Route } from 'next'
import { needRefusalText } from '@/domain/households/needs'
import { isTalentRefusal, talentRefusalText } from '@/domain/households/talents'
import { soundRefusalText } from '@/domain/visits/attachment-wording'
import { cadenceRefusalText, targetRefusalText } from '@/domain/visits/plan-wording'
import {
  hazardRefusalText,
  promiseRefusalText,
  seenRefusalText,
  visitorRefusalText,
  visitRefusalText,
} from '@/domain/visits/wording'
import type { CommandRefusal } from '@/server/command'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { adoptCadence } from '@/server/visits/adopt-cadence'
import { answerPromise } from '@/server/visits/answer-promise'
import { changeAppointment } from '@/server/visits/change-appointment'
import { editVisit } from '@/server/visits/edit-visit'
import { editVisitor } from '@/server/visits/edit-visitor'
import { endCadence } from '@/server/visits/end-cadence'
import { makeAppointment } from '@/server/visits/make-appointment'
import { postponePromise } from '@/server/visits/postpone-promise'
import { recordObservation } from '@/server/visits/record-observation'
import { recordVisit } from '@/server/visits/record-visit'
import { setHours } from '@/server/visits/set-hours'
import { setTarget } from '@/server/visits/set-target'
import { settleHazard } from '@/server/visits/settle-hazard'
import { typeSound } from '@/server/visits/type-sound'

const visit = { text: visitRefusalText, done: ({ id }: { id: string }) => `/visits/${id}` as Route }
const promises = { text: promiseRefusalText, done: () => '/promises' as Route }

type Written = Exclude<Extract<Awaited<ReturnType<typeof recordVisit>>, { ok: false }>['refusal'], CommandRefusal>
const writtenRefusalText = (refusal: Written) =>
  refusal.kind === 'need_needs_person' || refusal.kind === 'not_a_member'
    ? needRefusalText(refusal)
    : isTalentRefusal(refusal)
      ? talentRefusalText(refusal)
      : visitRefusalText(refusal)
export const recordVisitAction = formAction(recordVisit, { ...visit, text: writtenRefusalText })

const appointments = () => '/visits/appointments' as Route
export const makeAppointmentAction = formAction(makeAppointment, {
  text: (refusal) => (refusal.kind === 'household_unknown' ? seenRefusalText(refusal) : writtenRefusalText(refusal)),
  done: appointments,
})
export const changeAppointmentAction = formAction(changeAppointment, { text: visitRefusalText, done: appointments })
export const editVisitorAction = formAction(editVisitor, {
  text: visitorRefusalText,
  done: () => '/visits/team' as Route,
})
export const editVisitAction = formAction(editVisit, visit)
export const recordObservationAction = formAction(recordObservation, {
  text: seenRefusalText,
  done: () => '/visits/observe?done=1' as Route,
})
export const settleHazardAction = formAction(settleHazard, {
  text: hazardRefusalText,
  done: ({ issueId }) => (issueId ? `/issues/${issueId}` : '/visits/observe') as Route,
})
export const answerPromiseAction = formAction(answerPromise, promises)
export const postponePromiseAction = formAction(postponePromise, promises)
export const typeSoundAction = formAction(typeSound, {
  text: soundRefusalText,
  done: () => '/visits/sounds?done=1' as Route,
})

const cadence = { text: cadenceRefusalText, done: () => '/visits/cadence' as Route }
export const adoptCadenceAction = formAction(adoptCadence, cadence)
export const endCadenceAction = formAction(endCadence, cadence)
export const setTargetAction = formAction(setTarget, {
  text: targetRefusalText,
  done: () => '/visits/week' as Route,
})
export const setHoursAction = formAction(setHours, {
  text: nothingOfItsOwn,
  done: () => '/visits/appointments' as Route,
})
