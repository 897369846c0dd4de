'use server'

import type { Route } from 'next'
import { cutRefusalText } from '@/domain/residents/age-cuts'
import { deliveryRefusalText } from '@/domain/rosters/delivering'
import { savingRefusalText } from '@/domain/rosters/saving'
import { versionRefusalText } from '@/domain/rosters/versions'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { createDelivery } from '@/server/rosters/create-delivery'
import { freezeRoster } from '@/server/rosters/freeze-roster'
import { keepMonthly } from '@/server/rosters/keep-monthly'
import { removeRoster } from '@/server/rosters/remove-roster'
import { saveRoster } from '@/server/rosters/save-roster'
import { setAgeCut } from '@/server/rosters/set-age-cut'
import { settleNotice } from '@/server/rosters/settle-notice'
import { tickDelivery } from '@/server/rosters/tick-delivery'
import { voidVersion } from '@/server/rosters/void-version'

const lists = () => '/rosters' as Route

export const saveRosterAction = formAction(saveRoster, { text: savingRefusalText, done: lists })
export const removeRosterAction = formAction(removeRoster, { text: nothingOfItsOwn, done: lists })
export const settleNoticeAction = formAction(settleNotice, { text: nothingOfItsOwn, done: () => '/' as Route })

const deliveryOf = ({ id }: { id: string }) => `/deliveries/${id}` as Route

export const createDeliveryAction = formAction(createDelivery, { text: deliveryRefusalText, done: deliveryOf })
export const tickDeliveryAction = formAction(tickDelivery, { text: deliveryRefusalText, done: deliveryOf })

const versionAt = ({ id }: { id: string }) => `/rosters/versions/${id}` as Route

export const freezeRosterAction = formAction(freezeRoster, { text: versionRefusalText, done: versionAt })
export const voidVersionAction = formAction(voidVersion, { text: versionRefusalText, done: versionAt })
export const keepMonthlyAction = formAction(keepMonthly, {
  text: versionRefusalText,
  done: ({ code }) => `/rosters/versions?code=${code}` as Route,
})

export const setAgeCutAction = formAction(setAgeCut, {
  text: cutRefusalText,
  done: () => '/rosters/ages' as Route,
})
