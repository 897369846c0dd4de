import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { askExport } from '@/server/exchange/exports/ask-export'
import { exportAnswer, exportForm } from '@/server/exchange/exports/export-response'

/** A roster as a workbook; asked for by the form that states the reason. */
export async function POST(request: Request, { params }: RouteContext<'/rosters/[code]/export'>) {
  await assertOwnOrigin()
  const desk = await context()
  const { code } = await params
  const { reason, query } = await exportForm(request)
  const outcome = await askExport(desk, { kind: 'roster', reason, query: { ...query, code } })
  return exportAnswer(desk, outcome, { path: `/rosters/${encodeURIComponent(code)}/export-reason`, query })
}
