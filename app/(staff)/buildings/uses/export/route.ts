import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { askExport } from '@/server/exchange/exports/ask-export'
import { exportAnswer, exportForm } from '@/server/exchange/exports/export-response'

/** The register of shops as a workbook; asked for by the form that states the reason. */
export async function POST(request: Request) {
  await assertOwnOrigin()
  const desk = await context()
  const { reason, query } = await exportForm(request)
  const outcome = await askExport(desk, { kind: 'shops', reason, query })
  return exportAnswer(desk, outcome, { path: '/buildings/uses/export-reason', query })
}
