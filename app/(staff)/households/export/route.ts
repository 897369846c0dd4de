import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { workbookResponse } from '@/server/exchange/writers/workbook-response'
import { exportHouseholds } from '@/server/households/export-households'

/** The current list of households as a workbook; asked for by the form that states the reason. */
export async function POST(request: Request) {
  await assertOwnOrigin()
  const form = await request.formData()
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const outcome = await exportHouseholds(await context(), { reason: form.get('reason'), query })
  if (!outcome.ok) {
    const back = new URL('/households/export-reason', request.url)
    for (const [name, value] of Object.entries({ ...query, refused: outcome.refusal.kind }))
      back.searchParams.set(name, value)
    return new Response(null, { status: 303, headers: { location: `${back.pathname}${back.search}` } })
  }
  return workbookResponse({ ...outcome.value, sheet: '家庭名单' })
}
