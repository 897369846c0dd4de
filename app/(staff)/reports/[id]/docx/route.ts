import { context } from '@/server/context'
import { reportDownload } from '@/server/reports/report-download'

/** The report as an office document, at /reports/<id>.docx. */
export async function GET(request: Request, { params }: RouteContext<'/reports/[id]/docx'>) {
  const { id } = await params
  const trace = new URL(request.url).searchParams.get('trace') !== 'off'
  const found = await reportDownload(await context(), { id, trace })
  if (!found) return new Response('没有这份报告，或者不在您的辖区。', { status: 404 })
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
      'cache-control': 'no-store',
    },
  })
}
