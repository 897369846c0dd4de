/** 大字: keeps the size of letters in a cookie and goes back to the page it was asked from. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url)
  const size = searchParams.get('to') === 'large' ? 'large' : 'normal'
  const back = searchParams.get('back') ?? '/'
  const own = ownPath(back)
  return new Response(null, {
    status: 303,
    headers: { location: own, 'set-cookie': `size=${size}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly` },
  })
}

/** A path of ours as a browser would read it, control characters and backslashes included; anything else is the first page. */
function ownPath(back: string): string {
  const here = 'http://own.invalid'
  const read = URL.canParse(back, here) ? new URL(back, here) : undefined
  if (read?.origin !== here || read.pathname.startsWith('//')) return '/'
  return read.pathname + read.search
}
