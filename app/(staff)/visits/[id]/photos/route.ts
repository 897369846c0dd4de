import { limits } from '@/config/limits'
import { assertOwnOrigin } from '@/server/auth/origin'
import { context } from '@/server/context'
import { addPhoto } from '@/server/visits/add-photo'

/** Takes a photo of the form on the visit record; works without script. */
export async function POST(request: Request, { params }: RouteContext<'/visits/[id]/photos'>): Promise<Response> {
  await assertOwnOrigin()
  const desk = await context()
  const { id } = await params
  const back = (query: string) => new Response(null, { status: 303, headers: { location: `/visits/${id}${query}` } })
  if (Number(request.headers.get('content-length') ?? 0) > limits.photoBytes + limits.bodyBytes)
    return back('?photo=too_large')
  const file = (await request.formData()).get('photo')
  if (!(file instanceof File) || file.size === 0) return back('?photo=empty')
  const added = await addPhoto(desk, { visitId: id, content: new Uint8Array(await file.arrayBuffer()) })
  return added.ok ? back('?photo=added') : back(`?photo=${added.refusal.kind}`)
}
