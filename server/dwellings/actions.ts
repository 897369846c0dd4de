'use server'

import type { Route } from 'next'
import { actRefusalText } from '@/domain/households/act-wording'
import { householdRefusalText } from '@/domain/households/wording'
import { convertDwelling } from '@/server/dwellings/convert-dwelling'
import { editDwelling } from '@/server/dwellings/edit-dwelling'
import { vacateDwelling } from '@/server/dwellings/vacate-dwelling'
import { formAction } from '@/server/form-action'

const fileOf = ({ id }: { id: string }) => `/households/${id}` as Route

export const editDwellingAction = formAction(editDwelling, { text: householdRefusalText, done: fileOf })

export const vacateDwellingAction = formAction(vacateDwelling, { text: actRefusalText, done: fileOf })

export const convertDwellingAction = formAction(convertDwelling, { text: actRefusalText, done: fileOf })
