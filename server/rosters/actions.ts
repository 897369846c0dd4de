'use server'

import type { Route } from 'next'
import { savingRefusalText } from '@/domain/rosters/saving'
import { formAction, nothingOfItsOwn } from '@/server/form-action'
import { removeRoster } from '@/server/rosters/remove-roster'
import { saveRoster } from '@/server/rosters/save-roster'

const lists = () => '/rosters' as Route

export const saveRosterAction = formAction(saveRoster, { text: savingRefusalText, done: lists })
export const removeRosterAction = formAction(removeRoster, { text: nothingOfItsOwn, done: lists })
