import { type NextRequest, NextResponse } from 'next/server'
import { isOwnOrigin } from '@/server/auth/own-origin'
import { awayPage } from '@/server/platform/away-page'
import { isOpen } from '@/server/platform/door'

/**
 * Gives every page its security headers and a request id. Nobody is let in or kept out here:
 * that is decided inside `view` and `command`. Uploads do not pass, because the proxy cuts bodies at 10 MB (reliability E6).
 */
export async function proxy(request: NextRequest): Promise<Response> {
  // the same question as in every action, asked here so that a foreign write is told 403 before it costs anything
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  if (writes && !isOwnOrigin(request.headers, process.env.BAIJIA_ORIGIN || undefined))
    return new NextResponse(null, { status: 403 })

  const nonce = btoa(crypto.randomUUID())
  // a form sent by script stays on its page: its action says there that nothing was saved
  if (!request.headers.has('next-action') && !(await isOpen()))
    return awayPage({ path: request.nextUrl.pathname + request.nextUrl.search, nonce, ...(await typedIn(request)) })
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

  const headers = new Headers(request.headers)
  headers.set('x-request-id', crypto.randomUUID())
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** The fields of a form sent without script, files left out. */
async function typedIn(request: NextRequest): Promise<{ typed?: [string, string][] }> {
  if (request.method !== 'POST') return {}
  const fields = [...(await request.formData())]
  return { typed: fields.filter((field): field is [string, string] => typeof field[1] === 'string') }
}

export const config = { matcher: ['/((?!api/|_next/static|imports/upload|favicon).*)'] }
