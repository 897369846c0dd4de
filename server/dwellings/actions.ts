'use server'

import type { Route } from 'next'
import { householdRefusalText } from '@/domain/households/wording'
import { editDwelling } from '@/server/dwellings/edit-dwelling'
import { formAction } from '@/server/form-action'

export const editDwellingAction = formAction(editDwelling, {
  text: householdRefusalText,
  done: ({ id }) => `/households/${id}` as Route,
})
