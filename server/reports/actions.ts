'use server'

import type { Route } from 'next'
import { reportRefusalText } from '@/domain/reports/wording'
import { formAction } from '@/server/form-action'
import { correctReport, discardReport } from '@/server/reports/correct-report'
import { createReport } from '@/server/reports/create-report'
import { editSigners, editWords } from '@/server/reports/edit-words'
import { freezeReport } from '@/server/reports/freeze-report'

export const createReportAction = formAction(createReport, {
  text: reportRefusalText,
  done: ({ id }) => `/reports/${id}` as Route,
})

export const editWordsAction = formAction(editWords, {
  text: reportRefusalText,
  done: ({ id, key }) => `/reports/${id}#${key}` as Route,
})

export const editSignersAction = formAction(editSigners, {
  text: reportRefusalText,
  done: ({ id }) => `/reports/${id}` as Route,
})

export const freezeReportAction = formAction(freezeReport, {
  text: reportRefusalText,
  done: ({ id }) => `/reports/${id}` as Route,
})

export const correctReportAction = formAction(correctReport, {
  text: reportRefusalText,
  done: ({ id }) => `/reports/${id}` as Route,
})

export const discardReportAction = formAction(discardReport, {
  text: reportRefusalText,
  done: () => '/reports' as Route,
})
