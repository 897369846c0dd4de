import { type NextRequest, NextResponse } from 'next/server'
import { isOwnOrigin } from '@/server/auth/own-origin'
import { awayPage, outdatedPage } from '@/server/platform/away-page'
import { isOpen } from '@/server/platform/door'
import { isOfAnotherBuild } from '@/server/platform/known-actions'

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
  const path = request.nextUrl.pathname + request.nextUrl.search
  // a form sent by script stays on its page: its action says there that nothing was saved
  if (!request.headers.has('next-action')) {
    const typed = await typedIn(request)
    if (!(await isOpen())) return awayPage({ path, nonce, ...(typed && { typed }) })
    if (typed && isOfAnotherBuild(typed)) return outdatedPage({ path, nonce, typed })
  }
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
  headers.set('x-path', path)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** The fields of a form sent without script, files left out; what is no form has none. */
async function typedIn(request: NextRequest): Promise<[string, string][] | undefined> {
  if (request.method !== 'POST' || !forms.test(request.headers.get('content-type') ?? '')) return undefined
  const form = await request.formData().catch(() => undefined)
  return form && [...form].filter((field): field is [string, string] => typeof field[1] === 'string')
}

const forms = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/

export const config = { matcher: ['/((?!api/|_next/static|imports/upload|favicon).*)'] }
