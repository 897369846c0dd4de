import { limits } from '@/config/limits'
import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { uploadSheet } from '@/server/exchange/upload-sheet'

/** Takes the file of the upload form; the proxy is kept out of its way, because it would cut it at 10 MB. */
export async function POST(request: Request): Promise<Response> {
  await assertOwnOrigin()
  const desk = await context()
  if (Number(request.headers.get('content-length') ?? 0) > limits.importFileBytes + limits.bodyBytes)
    return back('?refused=too_large')
  const file = (await request.formData()).get('sheet')
  if (!(file instanceof File) || file.size === 0) return back('?refused=empty')

  const bytes = new Uint8Array(await file.arrayBuffer())
  const uploaded = await uploadSheet(desk, { fileName: file.name, bytes })
  return uploaded.ok ? back(`/${uploaded.value.id}`) : back(`?refused=${uploaded.refusal.kind}`)
}

/** 303, so that the browser fetches the next page and a reload never uploads again. */
function back(path: string): Response {
  return new Response(null, { status: 303, headers: { location: `/imports${path}` } })
}
