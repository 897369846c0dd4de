'use server'

import type { Route } from 'next'
import { clashRefusalText, heldRefusalText } from '@/domain/visits/sync-wording'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { revokePhone } from '@/server/sync/revoke-phone'
import { settleFactClash } from '@/server/sync/settle-clash'
import { settleHeldItem } from '@/server/sync/settle-held'

const held = () => '/visits/held' as Route

export const settleHeldAction = formAction(settleHeldItem, { text: heldRefusalText, done: held })
export const settleClashAction = formAction(settleFactClash, { text: clashRefusalText, done: held })
export const revokePhoneAction = formAction(revokePhone, { text: nothingOfItsOwn, done: () => '/account' as Route })
