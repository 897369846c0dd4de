'use server'

import type { Route } from 'next'
import { deliveryRefusalText } from '@/domain/rosters/delivering'
import { savingRefusalText } from '@/domain/rosters/saving'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { createDelivery } from '@/server/rosters/create-delivery'
import { removeRoster } from '@/server/rosters/remove-roster'
import { saveRoster } from '@/server/rosters/save-roster'
import { settleNotice } from '@/server/rosters/settle-notice'
import { tickDelivery } from '@/server/rosters/tick-delivery'

const lists = () => '/rosters' as Route

export const saveRosterAction = formAction(saveRoster, { text: savingRefusalText, done: lists })
export const removeRosterAction = formAction(removeRoster, { text: nothingOfItsOwn, done: lists })
export const settleNoticeAction = formAction(settleNotice, { text: nothingOfItsOwn, done: () => '/' as Route })

const deliveryOf = ({ id }: { id: string }) => `/deliveries/${id}` as Route

export const createDeliveryAction = formAction(createDelivery, { text: deliveryRefusalText, done: deliveryOf })
export const tickDeliveryAction = formAction(tickDelivery, { text: deliveryRefusalText, done: deliveryOf })
