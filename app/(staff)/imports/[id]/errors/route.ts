import { Readable } from 'node:stream'
import { notFound } from 'next/navigation'
import { context } from '@/server/context'
import { importErrors } from '@/server/exchange/import-errors'

/** 退回表 as a download. */
export async function GET(_request: Request, { params }: RouteContext<'/imports/[id]/errors'>): Promise<Response> {
  const found = await importErrors(await context(), await params)
  if (!found) notFound()
  return new Response(Readable.toWeb(Readable.from(found.chunks)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      'cache-control': 'no-store',
    },
  })
}
