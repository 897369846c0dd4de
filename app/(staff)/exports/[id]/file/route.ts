import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { takenAnswer } from '@/server/exchange/exports/export-response'
import { takeExport } from '@/server/exchange/exports/take-export'

/** An export that was allowed, once. */
export async function POST(_request: Request, { params }: RouteContext<'/exports/[id]/file'>) {
  await assertOwnOrigin()
  return takenAnswer(await takeExport(await context(), await params))
}
