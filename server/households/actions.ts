'use server'

import type { Route } from 'next'
import { actRefusalText } from '@/domain/households/act-wording'
import { type ConsentRefusal, consentRefusalText } from '@/domain/households/consents'
import { needRefusalText } from '@/domain/households/needs'
import { talentRefusalText } from '@/domain/households/talents'
import { householdRefusalText } from '@/domain/households/wording'
import { residentRefusalText } from '@/domain/residents/wording'
import { formAction } from '@/server/form-action'
import { addNeed } from '@/server/households/add-need'
import { changeHead } from '@/server/households/change-head'
import { changeRelations } from '@/server/households/change-relations'
import { closeHousehold } from '@/server/households/close-household'
import { confirmFacts } from '@/server/households/confirm-facts'
import { createHousehold } from '@/server/households/create-household'
import { editCarePlan } from '@/server/households/edit-care-plan'
import { editContact } from '@/server/households/edit-contact'
import { editHousehold } from '@/server/households/edit-household'
import { mendFault } from '@/server/households/mend-fault'
import { mergeHouseholds } from '@/server/households/merge-households'
import { moveNeed } from '@/server/households/move-need'
import { recordConsent, withdrawConsent } from '@/server/households/record-consent'
import { recordTalent } from '@/server/households/record-talent'
import { splitHousehold } from '@/server/households/split-household'
import { undoAct } from '@/server/households/undo-act'

const fileOf = ({ id }: { id: string }) => `/households/${id}` as Route

export const editHouseholdAction = formAction(editHousehold, { text: householdRefusalText, done: fileOf })

export const createHouseholdAction = formAction(createHousehold, {
  text: (refusal) =>
    refusal.kind === 'dwelling_has_household' ? householdRefusalText(refusal) : residentRefusalText(refusal),
  done: ({ id, elsewhere }) => (elsewhere ? (`/same-people?about=${elsewhere}` as Route) : fileOf({ id })),
})

export const closeHouseholdAction = formAction(closeHousehold, {
  text: (refusal) =>
    refusal.kind === 'in_future' || refusal.kind === 'before_arrival'
      ? residentRefusalText(refusal)
      : householdRefusalText(refusal),
  done: fileOf,
})

export const changeHeadAction = formAction(changeHead, { text: householdRefusalText, done: fileOf })

export const changeRelationsAction = formAction(changeRelations, { text: householdRefusalText, done: fileOf })

export const mendFaultAction = formAction(mendFault, {
  text: actRefusalText,
  done: () => '/households/faults' as Route,
})

export const confirmFactsAction = formAction(confirmFacts, { text: householdRefusalText, done: fileOf })

export const editContactAction = formAction(editContact, {
  text: residentRefusalText,
  done: ({ id }) => `/households/${id}/contacts` as Route,
})

export const editCarePlanAction = formAction(editCarePlan, {
  text: (refusal) => (refusal.kind === 'in_future' ? residentRefusalText(refusal) : householdRefusalText(refusal)),
  done: ({ id }) => `/households/${id}/care-plan` as Route,
})

export const undoActAction = formAction(undoAct, { text: actRefusalText, done: fileOf })

export const splitHouseholdAction = formAction(splitHousehold, { text: actRefusalText, done: fileOf })

export const mergeHouseholdsAction = formAction(mergeHouseholds, { text: actRefusalText, done: fileOf })

const needsOf = ({ id }: { id: string }) => `/households/${id}/needs` as Route

export const addNeedAction = formAction(addNeed, { text: needRefusalText, done: needsOf })

export const moveNeedAction = formAction(moveNeed, { text: needRefusalText, done: needsOf })

const consentsAt = ({ id }: { id: string }) => `/households/${id}/consents` as Route
const consentText = (refusal: ConsentRefusal | Parameters<typeof actRefusalText>[0]) =>
  /consent|withdrawn/.test(refusal.kind)
    ? consentRefusalText(refusal as ConsentRefusal)
    : actRefusalText(refusal as Parameters<typeof actRefusalText>[0])
export const recordConsentAction = formAction(recordConsent, { text: consentText, done: consentsAt })
export const withdrawConsentAction = formAction(withdrawConsent, { text: consentText, done: consentsAt })
export const recordTalentAction = formAction(recordTalent, {
  text: talentRefusalText,
  done: ({ id }) => `/households/${id}/talents` as Route,
})
