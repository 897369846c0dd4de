/** 大字: keeps the size of letters in a cookie and goes back to the page it was asked from. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url)
  const size = searchParams.get('to') === 'large' ? 'large' : 'normal'
  const back = searchParams.get('back') ?? '/'
  const own = /^\/(?!\/)[^\\]*$/.test(back) ? back : '/'
  return new Response(null, {
    status: 303,
    headers: { location: own, 'set-cookie': `size=${size}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly` },
  })
}
