import { health } from '@/server/platform/health'

export const dynamic = 'force-dynamic'

export async function GET() {
  const ok = await health()
  return Response.json(
    { status: ok ? 'ok' : 'unavailable' },
    { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
