import { footSheet } from '@/components/print/foot'

/** The words at the foot of a printed report, as a sheet of their own: pages may not carry inline styles. */
export function GET(request: Request) {
  const text = new URL(request.url).searchParams.get('text') ?? ''
  return new Response(footSheet(text), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=3600' },
  })
}
