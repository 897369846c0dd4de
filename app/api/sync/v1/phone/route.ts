import { isOwnOrigin } from '@/server/auth/own-origin'
import { buildId } from '@/server/platform/build-id'
import { openPhone } from '@/server/sync/open-phone'
import { ownOrigin, signedIn, unkeptJson } from '@/server/sync/phone-call'

/** 启用手机: what seals the store of this phone; 410 when it was revoked, `refused` when nobody is signed in or the account records no visits. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers, ownOrigin())) return unkeptJson({ words: '不是从本系统的页面发来的。' }, 403)
  const desk = await signedIn()
  if (!desk) return unkeptJson({ refused: 'signed_out' })
  const phoneIds = new URLSearchParams(await request.text()).getAll('phoneIds')
  const name = nameOf(request.headers.get('user-agent') ?? '')
  const opened = await openPhone(desk, { phoneIds, name })
  if (opened.ok) return unkeptJson({ ...opened.value, build: buildId(), serverTime: desk.now.toISOString() })
  if (opened.refusal.kind === 'phone_revoked') return unkeptJson({ words: '这部手机已停用离线记录。' }, 410)
  return unkeptJson({ refused: 'not_permitted' })
}

/** What a browser calls itself, shortened to what tells one's phones apart. */
function nameOf(agent: string): string {
  const system = agent.match(/\(([^;)]+;[^;)]+)/)?.[1] ?? ''
  const browser = agent.match(/(MicroMessenger|Edg|Firefox|Chrome|Safari)\/[\d.]+/)?.[0] ?? ''
  return [system, browser].filter(Boolean).join(' ').slice(0, 80) || '手机'
}
