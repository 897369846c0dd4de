import type { Instrumentation } from 'next'

/** Once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startBackground } = await import('@/server/platform/background')
  startBackground()
}

/** Every failure of a request as one line: where, which number the person was shown, what kind; never what it was about. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { kindOf, log } = await import('@/server/platform/log')
  const requestId = request.headers['x-request-id']
  log({
    event: 'request.failed',
    requestId: Array.isArray(requestId) ? requestId[0] : requestId,
    digest: error instanceof Error && 'digest' in error ? String(error.digest) : undefined,
    route: context.routePath,
    ...kindOf(error),
  })
}
