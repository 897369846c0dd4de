import 'server-only'
import type { Context } from '@/server/context'
import type { askExport } from '@/server/exchange/exports/ask-export'
import { takeExport } from '@/server/exchange/exports/take-export'
import { workbookResponse } from '@/server/exchange/writers/workbook-response'

/** What the form that states the reason sends: the reason, and in its address the list. */
export async function exportForm(request: Request) {
  const form = await request.formData()
  return { reason: form.get('reason'), query: Object.fromEntries(new URL(request.url).searchParams) }
}

/** The workbook when it is small, the register where it waits when it is not, the form with the refusal otherwise. */
export async function exportAnswer(
  desk: Context,
  outcome: Awaited<ReturnType<typeof askExport>>,
  { path, query }: { path: string; query: Record<string, string> },
): Promise<Response> {
  if (!outcome.ok) return seeOther(`${path}?${new URLSearchParams({ ...query, refused: outcome.refusal.kind })}`)
  const { id, ready } = outcome.value
  return ready ? takenAnswer(await takeExport(desk, { id })) : seeOther(`/exports?asked=${id}`)
}

/** The workbook; the register says why when it is not given. */
export function takenAnswer(outcome: Awaited<ReturnType<typeof takeExport>>): Response {
  return outcome.ok ? workbookResponse(outcome.value) : seeOther(`/exports?refused=${outcome.refusal.kind}`)
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
