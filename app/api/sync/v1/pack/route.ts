import { doorPack } from '@/server/sync/door-pack'
import { signedIn, unkeptJson } from '@/server/sync/phone-call'

/** The round of today for a phone to take along; 401 when nobody is signed in. */
export async function GET(request: Request): Promise<Response> {
  const desk = await signedIn()
  return desk
    ? unkeptJson(await doorPack(desk, Object.fromEntries(new URL(request.url).searchParams)))
    : unkeptJson({ words: '登录已过期。' }, 401)
}
