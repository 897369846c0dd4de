import { context } from '@/server/context'
import { attachmentFile } from '@/server/visits/attachment-file'

/** A photo to look at, or a voice note to listen to; nothing on the way may keep it. */
export async function GET(_request: Request, { params }: RouteContext<'/attachments/[id]'>): Promise<Response> {
  const file = await attachmentFile(await context(), await params)
  if (!file) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...{ 'content-type': file.type, 'cache-control': 'no-store', 'content-disposition': 'inline' },
      // an image shown by itself is a page: nothing in it may do anything
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
