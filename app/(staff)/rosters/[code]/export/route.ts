import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { workbookResponse } from '@/server/exchange/writers/workbook-response'
import { exportRoster } from '@/server/rosters/export-roster'

/** A roster as a workbook; asked for by the form that states the reason. */
export async function POST(request: Request, { params }: RouteContext<'/rosters/[code]/export'>) {
  await assertOwnOrigin()
  const form = await request.formData()
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { code } = await params
  const outcome = await exportRoster(await context(), { reason: form.get('reason'), query: { ...asked, code } })
  if (outcome.ok) return workbookResponse({ ...outcome.value, sheet: '名册' })
  const back = new URLSearchParams({ ...asked, refused: outcome.refusal.kind })
  const location = `/rosters/${encodeURIComponent(code)}/export-reason?${back}`
  return new Response(null, { status: 303, headers: { location } })
}
