import 'server-only'

/** A workbook to keep, sent as it was written and never cached. */
export function workbookResponse({ name, file }: { name: string; file: Uint8Array[] }) {
  return new Response(new Blob(file as BlobPart[]), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
      'cache-control': 'no-store',
    },
  })
}
