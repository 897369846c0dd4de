'use server'
import type { Route } from 'next'
import { regridRefusalText } from '@/domain/areas/regrid-wording'
import { areaRefusalText } from '@/domain/areas/wording'
import { createGrid } from '@/server/areas/create-grid'
import { editArea } from '@/server/areas/edit-area'
import { divideGrids } from '@/server/areas/regrid'
import { undoRegrid } from '@/server/areas/undo-regrid'
import { formAction, nothingOfItsOwn } from '@/server/form-action'

const tree = ({ code }: { code: number }) => `/admin/areas?under=${Math.floor(code / 1000) * 1000}` as Route

export const createGridAction = formAction(createGrid, { text: areaRefusalText, done: tree })
export const editAreaAction = formAction(editArea, { text: nothingOfItsOwn, done: tree })

const regrid = ({ id }: { id: string }) => `/regrids/${id}` as Route

export const divideGridsAction = formAction(divideGrids, { text: regridRefusalText, done: regrid })
export const undoRegridAction = formAction(undoRegrid, { text: regridRefusalText, done: regrid })
