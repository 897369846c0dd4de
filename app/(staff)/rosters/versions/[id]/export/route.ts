import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { askExport } from '@/server/exchange/exports/ask-export'
import { exportAnswer, exportForm } from '@/server/exchange/exports/export-response'

/** A version of a roster as a workbook; asked for by the form that states the reason. */
export async function POST(request: Request, { params }: RouteContext<'/rosters/versions/[id]/export'>) {
  await assertOwnOrigin()
  const desk = await context()
  const { id } = await params
  const { reason } = await exportForm(request)
  const outcome = await askExport(desk, { kind: 'version', reason, query: { id } })
  return exportAnswer(desk, outcome, { path: `/rosters/versions/${encodeURIComponent(id)}/export-reason`, query: {} })
}
