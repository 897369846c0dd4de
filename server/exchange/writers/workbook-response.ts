import 'server-only'
import { type ExportSheet, workbookStream } from '@/server/exchange/writers/xlsx'

/** One sheet as a workbook to keep, streamed and never cached. */
export function workbookResponse({
  name,
  sheet,
  ...rows
}: Omit<ExportSheet, 'name'> & { name: string; sheet: string }) {
  return new Response(workbookStream([{ ...rows, name: sheet }]), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
      'cache-control': 'no-store',
    },
  })
}
