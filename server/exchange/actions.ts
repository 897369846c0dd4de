'use server'
import type { Route } from 'next'
import { formRefusalText } from '@/domain/exchange/asked-forms'
import { exportRefusalText } from '@/domain/exchange/exports'
import { importRefusalText } from '@/domain/exchange/import-wording'
import { chooseSheets } from '@/server/exchange/choose-sheets'
import { commitImport } from '@/server/exchange/commit-import'
import { decideRows } from '@/server/exchange/decide-rows'
import { endForm } from '@/server/exchange/end-form'
import { approveExport, refuseExport } from '@/server/exchange/exports/answer-export'
import { forceRows } from '@/server/exchange/force-rows'
import { mapSheet } from '@/server/exchange/map-sheet'
import { registerForm } from '@/server/exchange/register-form'
import { resumeImport } from '@/server/exchange/resume-import'
import { runImport } from '@/server/exchange/run-import'
import { undoImport } from '@/server/exchange/undo-import'
import { formAction } from '@/server/form-action'

const batchPage = ({ id }: { id: string }) => `/imports/${id}` as Route
const work = (desk: Parameters<typeof runImport>[0], { id }: { id: string }) => runImport(desk, id)

export const chooseSheetsAction = formAction(chooseSheets, { text: importRefusalText, done: batchPage })

export const mapSheetAction = formAction(mapSheet, { text: importRefusalText, done: batchPage, afterwards: work })

export const decideRowsAction = formAction(decideRows, {
  text: importRefusalText,
  done: ({ id }) => `/imports/${id}?bucket=conflict` as Route,
})

export const forceRowsAction = formAction(forceRows, { text: importRefusalText, done: batchPage, afterwards: work })

export const commitImportAction = formAction(commitImport, {
  text: importRefusalText,
  done: batchPage,
  afterwards: work,
})

export const resumeImportAction = formAction(resumeImport, {
  text: importRefusalText,
  done: batchPage,
  afterwards: work,
})

export const undoImportAction = formAction(undoImport, { text: importRefusalText, done: batchPage })

const register = ({ id }: { id: string }) => `/exports?asked=${id}` as Route

export const approveExportAction = formAction(approveExport, { text: exportRefusalText, done: register })

export const refuseExportAction = formAction(refuseExport, { text: exportRefusalText, done: register })
const formPage = ({ id }: { id: string }) => `/burden/${id}` as Route

export const registerFormAction = formAction(registerForm, { text: formRefusalText, done: formPage })

export const endFormAction = formAction(endForm, { text: formRefusalText, done: formPage })
