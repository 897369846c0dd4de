'use server'

import type { Route } from 'next'
import { actRefusalText } from '@/domain/households/act-wording'
import { residentRefusalText } from '@/domain/residents/wording'
import { formAction } from '@/server/form-action'
import { acceptKnown } from '@/server/residents/accept-known'
import { acceptTransfer } from '@/server/residents/accept-transfer'
import { addResident } from '@/server/residents/add-resident'
import { editResident } from '@/server/residents/edit-resident'
import { distinguishResidents, mergeResidents } from '@/server/residents/merge-residents'
import { moveIn } from '@/server/residents/move-in'
import { moveOut } from '@/server/residents/move-out'
import { offerTransfer, refuseTransfer, withdrawTransfer } from '@/server/residents/offer-transfer'
import { recordBirth } from '@/server/residents/record-birth'
import { recordDeath } from '@/server/residents/record-death'
import { revealNumber } from '@/server/residents/reveal-number'
import { answerSame, askSame, findSame, withdrawSame } from '@/server/residents/same-people'

const homeOf = ({ householdId }: { householdId: string }) => `/households/${householdId}` as Route
const sameOf = (about: string) => `/same-people?about=${about}` as Route
const personOf = ({ id }: { id: string }) => `/residents/${id}` as Route

export const addResidentAction = formAction(addResident, {
  text: residentRefusalText,
  done: ({ id, householdId, elsewhere }) => (elsewhere ? sameOf(id) : homeOf({ householdId })),
})
export const moveInAction = formAction(moveIn, { text: actRefusalText, done: homeOf })
export const moveOutAction = formAction(moveOut, { text: actRefusalText, done: homeOf })
export const recordBirthAction = formAction(recordBirth, { text: actRefusalText, done: homeOf })
export const editResidentAction = formAction(editResident, { text: residentRefusalText, done: personOf })
export const mergeResidentsAction = formAction(mergeResidents, { text: actRefusalText, done: personOf })
export const distinguishResidentsAction = formAction(distinguishResidents, {
  text: actRefusalText,
  done: ({ id }) => `/residents/${id}/merge` as Route,
})

export const recordDeathAction = formAction(recordDeath, {
  text: actRefusalText,
  done: ({ id, householdId }) => (householdId ? homeOf({ householdId }) : personOf({ id })),
})

export const revealNumberAction = formAction(revealNumber, {
  text: residentRefusalText,
  done: ({ subject, id, field }) =>
    ({
      contact: `/contacts/${id}/reveal`,
      visitor: `/visits/team/${id}/reveal`,
      resident: `/residents/${id}/reveal?field=${field}`,
    })[subject] as Route,
})

const transfers = () => '/transfers' as Route
export const offerTransferAction = formAction(offerTransfer, { text: actRefusalText, done: transfers })
export const withdrawTransferAction = formAction(withdrawTransfer, { text: actRefusalText, done: transfers })
export const refuseTransferAction = formAction(refuseTransfer, { text: actRefusalText, done: transfers })
export const acceptTransferAction = formAction(acceptTransfer, {
  text: actRefusalText,
  done: ({ id }) => `/households/${id}` as Route,
})
export const acceptKnownAction = formAction(acceptKnown, {
  text: actRefusalText,
  done: ({ id }) => `/households/${id}` as Route,
})

const matches = () => '/same-people' as Route
export const askSameAction = formAction(askSame, { text: actRefusalText, done: matches })
export const withdrawSameAction = formAction(withdrawSame, { text: actRefusalText, done: matches })
export const answerSameAction = formAction(answerSame, {
  text: actRefusalText,
  done: ({ answer }) => (answer === 'leaving' ? transfers() : matches()),
})
export const findSameAction = formAction(findSame, {
  text: actRefusalText,
  done: ({ about, found }) => `/same-people?found=${found}${about ? `&about=${about}` : ''}` as Route,
})
