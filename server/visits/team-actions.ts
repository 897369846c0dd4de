'use server'

import type { Route } from 'next'
import { cardRefusalText } from '@/domain/visits/cards'
import { teamRefusalText } from '@/domain/visits/partnering'
import { postRefusalText } from '@/domain/visits/posts'
import { sittingRefusalText } from '@/domain/visits/sittings'
import { termRefusalText } from '@/domain/visits/terms'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { assignPost } from '@/server/visits/assign-post'
import { editOffer } from '@/server/visits/edit-offer'
import { editPartner } from '@/server/visits/edit-partner'
import { editPartnerItem } from '@/server/visits/edit-partner-item'
import { editTerm } from '@/server/visits/edit-term'
import { endPairing } from '@/server/visits/end-pairing'
import { noteAtSitting } from '@/server/visits/note-at-sitting'
import { openSitting } from '@/server/visits/open-sitting'
import { pairCommittee } from '@/server/visits/pair-committee'
import { printCard } from '@/server/visits/print-card'
import { signUp } from '@/server/visits/sign-up'
import { withdrawCard } from '@/server/visits/withdraw-card'

export const printCardAction = formAction(printCard, {
  text: cardRefusalText,
  done: ({ id }) => `/visits/cards/${id}/print` as Route,
})
export const withdrawCardAction = formAction(withdrawCard, {
  text: nothingOfItsOwn,
  done: () => '/visits/cards' as Route,
})
export const editOfferAction = formAction(editOffer, {
  text: nothingOfItsOwn,
  done: () => '/visits/offers' as Route,
})
export const assignPostAction = formAction(assignPost, {
  text: postRefusalText,
  done: () => '/visits/posts' as Route,
})
const pairing = { text: teamRefusalText, done: () => '/visits/pairings' as Route }
const partner = { text: teamRefusalText, done: () => '/visits/partners' as Route }

export const pairCommitteeAction = formAction(pairCommittee, pairing)
export const endPairingAction = formAction(endPairing, pairing)
export const editPartnerAction = formAction(editPartner, { ...partner, text: nothingOfItsOwn })
export const editPartnerItemAction = formAction(editPartnerItem, partner)

const sittings = { text: sittingRefusalText, done: () => '/visits/sittings' as Route }

export const openSittingAction = formAction(openSitting, sittings)
export const signUpAction = formAction(signUp, sittings)
export const noteAtSittingAction = formAction(noteAtSitting, {
  ...sittings,
  done: ({ id }) => `/visits/sittings/${id}` as Route,
})

export const editTermAction = formAction(editTerm, {
  text: termRefusalText,
  done: ({ list }) => `/visits/team/terms?list=${list}` as Route,
})
