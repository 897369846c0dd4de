import 'server-only'
import { limits } from '@/config/limits'
import { attachmentRefusalText } from '@/domain/visits/attachment-wording'
import type { Arriving } from '@/domain/visits/sync'
import { isOwnOrigin } from '@/server/auth/own-origin'
import type { Context } from '@/server/context'
import { isOutage } from '@/server/outage'
import { arrived } from '@/server/sync/arrived'
import { boundedBytes, boundedJson } from '@/server/sync/bounded-body'
import { ownOrigin, unkeptJson } from '@/server/sync/phone-call'
import { beginAttachment, receivePart } from '@/server/sync/receive-attachment'
import { whoSends } from '@/server/sync/who-sends'

type Asked = Awaited<ReturnType<typeof beginAttachment>> | Awaited<ReturnType<typeof receivePart>>

/** What will come, as JSON; answered by which parts are here already. */
export function answerAnnouncement(request: Request): Promise<Response> {
  return answered(request, async (context) => {
    const sent = await boundedJson(request, limits.syncBytes)
    return sent && beginAttachment(context, sent.said)
  })
}

/** One part, as octets with their hash; answered by which parts are here now, and by the receipt with the last one. */
export function answerPart(request: Request, { key, part }: { key: string; part: string }): Promise<Response> {
  return answered(request, async (context) => {
    const content = await boundedBytes(request, limits.attachmentPartBytes)
    const hash = request.headers.get('x-hash')
    return content && receivePart(context, { key, part, hash, content: new Uint8Array(content) })
  })
}

/** The keys that are read back, of those a phone asks about. */
export async function answerProof(request: Request): Promise<Response> {
  return guarded(request, async (context) => {
    const sent = await boundedJson(request, limits.syncBytes)
    return sent ? unkeptJson(await arrived(context, sent.said ?? {})) : tooLong()
  })
}

const answered = (request: Request, ask: (context: Context) => Promise<Asked | undefined>) =>
  guarded(request, async (context) => {
    const answer = await ask(context)
    if (!answer) return tooLong()
    if (!answer.ok) return refused(answer.refusal)
    return unkeptJson(answer.value satisfies Arriving, answer.value.words ? 422 : 200)
  })

const tooLong = () => unkeptJson({ words: '一次上传的太多。' }, 413)

/** 403 from a foreign page, 401 when nobody is signed in, 413 for a part too long, 409 to be sent again, 422 for a person to look at, 503 while the database is away. */
async function guarded(request: Request, answer: (context: Context) => Promise<Response>): Promise<Response> {
  if (!isOwnOrigin(request.headers, ownOrigin())) return unkeptJson({ words: '不是从本系统的页面发来的。' }, 403)
  try {
    const sender = await whoSends(request)
    if (!sender) return unkeptJson({ words: '登录已过期。照片和语音都在手机上。' }, 401)
    return await answer(sender.context)
  } catch (error) {
    if (!isOutage(error)) throw error
    return unkeptJson({ words: '服务器正忙，手机会自己再传。' }, 503)
  }
}

type Refusal = Extract<Asked, { ok: false }>['refusal']

function refused(refusal: Refusal): Response {
  switch (refusal.kind) {
    case 'hash_differs':
    case 'not_begun':
      return unkeptJson({ words: '路上传坏了，手机会再传。' }, 409)
    case 'key_reused':
      return unkeptJson({ words: '这个编号已经用过，照片或语音还在手机上。请重新拍、重新录。' }, 422)
    case 'not_permitted':
      return unkeptJson({ words: '这个账号现在不能存照片和语音。它们还在手机上，请与书记联系。' }, 422)
    case 'beside_nothing':
    case 'invalid_input':
    case 'household_unclear':
    case 'not_found':
      return unkeptJson({ words: '不完整，没有存。它还在手机上，请重新拍、重新录。' }, 422)
    default:
      return unkeptJson({ words: attachmentRefusalText(refusal) }, 422)
  }
}
