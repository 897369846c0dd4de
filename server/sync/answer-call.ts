import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { waysToCall } from '@/domain/households/naming'
import { needRefusalText } from '@/domain/households/needs'
import { isTalentRefusal, talentRefusalText } from '@/domain/households/talents'
import { type SyncItem, type SyncResult, syncOutcomes, syncVersion } from '@/domain/visits/sync'
import { seenRefusalText, visitRefusalText } from '@/domain/visits/wording'
import { isOwnOrigin } from '@/server/auth/own-origin'
import { env } from '@/server/env'
import { isOutage } from '@/server/outage'
import { boundedJson } from '@/server/sync/bounded-body'
import { holdVisit } from '@/server/sync/hold-visit'
import { receivePlace } from '@/server/sync/receive-place'
import { receiveVisit } from '@/server/sync/receive-visit'
import { syncItem } from '@/server/sync/sync-item'
import { whoSends } from '@/server/sync/who-sends'

const envelope = z.object({
  v: z.number(),
  sentAt: z.iso.datetime(),
  items: z.array(z.unknown()).max(limits.syncItems),
})

/**
 * One call of a phone (reliability, Appendix C): 403 from a foreign page, 413 when too long, 426 for a version unknown, 401 when
 * the session is over, 503 while the database is away, and nothing stored in any of them; else one answer for each item.
 */
export async function answerCall(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers, env().BAIJIA_ORIGIN)) return told(403, '不是从本系统的页面发来的。')
  const sent = await boundedJson(request, limits.syncBytes)
  if (!sent) return told(413, '一次上传的太多，手机会分开再传。')
  const call = envelope.safeParse(sent.said)
  if (!call.success) return told(400, '内容不完整，没有保存。手机会再传。')
  if (call.data.v !== syncVersion) return told(426, '手机上的页面太旧或太新。记的都在手机上，请联网刷新后再传。')
  try {
    const take = await takerOf(request)
    if (!take) return told(401, '登录已过期。记的都在手机上，请重新登录后再传。')
    const results: SyncResult[] = []
    for (const item of call.data.items) results.push(await take(item, call.data.sentAt))
    return Response.json({ v: syncVersion, serverTime: new Date().toISOString(), results }, { headers: unkept })
  } catch (error) {
    if (!isOutage(error)) throw error
    return told(503, '服务器正忙，没有保存。手机会自己再传。', { 'retry-after': '10' })
  }
}

const unkept = { 'cache-control': 'no-store' }
const told = (status: number, words: string, headers: Record<string, string> = {}) =>
  Response.json({ words, serverTime: new Date().toISOString() }, { status, headers: { ...unkept, ...headers } })

type Take = (item: unknown, sentAt: string) => Promise<SyncResult>

/** Who takes what is sent: the person signed in, or, for a phone whose account was disabled, the desk that keeps it for the secretary. */
async function takerOf(request: Request): Promise<Take | undefined> {
  const sender = await whoSends(request)
  if (!sender) return undefined
  const { context } = sender
  return (raw, sentAt) =>
    received(raw, (one) =>
      sender.gone || one.handOver ? holdVisit(context, one) : receivers[one.kind](context, { ...one, sentAt }),
    )
}

const receivers = { visit: receiveVisit, place: receivePlace }

type Answered = Awaited<ReturnType<typeof receiveVisit | typeof receivePlace>>

async function received(raw: unknown, ask: (item: SyncItem) => Promise<Answered>): Promise<SyncResult> {
  const item = syncItem.safeParse(raw)
  const { key = '', hash = '' } = (raw ?? {}) as { key?: string; hash?: string }
  if (!item.success)
    return { ...{ key: String(key), hash: String(hash) }, ...refusedAs('refused', '这一条不完整，请打开看一看。') }
  const answer = await ask(item.data)
  const own = { key: item.data.key, hash: item.data.hash }
  if (answer.ok) return { ...answer.value, ...own, status: syncOutcomes[answer.value.outcome] }
  return { ...own, ...refusalOf(answer.refusal) }
}

const refusedAs = (outcome: 'refused' | 'reused' | 'retry', words: string) => ({
  ...{ outcome, words },
  status: syncOutcomes[outcome],
})

function refusalOf(refusal: Extract<Answered, { ok: false }>['refusal']) {
  switch (refusal.kind) {
    case 'key_reused':
      return refusedAs('reused', '同一条走访有两份不同的内容，先到的已存，这一份还在手机上。请核对后另记一条。')
    case 'hash_differs':
      return refusedAs('retry', '路上传坏了，手机会再传。')
    case 'changed_meanwhile':
      return refusedAs('retry', '同一条正在保存，手机会再传。')
    case 'invalid_form':
      return refusedAs('refused', `没有保存，填的都在手机上。${refusal.words}。`)
    case 'not_permitted':
      return refusedAs('refused', '这个账号现在不能记走访。填的都在手机上，请与书记联系。')
    case 'household_unclear':
      return refusedAs('refused', `写的“哪一户”不止一户对得上，没有保存，填的都在手机上。${waysToCall}。`)
    case 'invalid_input':
    case 'not_found':
      return refusedAs('refused', '这一条不完整，请打开看一看。')
    case 'kind_needed':
    case 'place_needed':
    case 'words_needed':
    case 'hazard_needed':
    case 'mended_needed':
    case 'household_unknown':
      return refusedAs('refused', seenRefusalText(refusal))
    case 'need_needs_person':
    case 'not_a_member':
      return refusedAs('refused', needRefusalText(refusal))
    default:
      return refusedAs('refused', isTalentRefusal(refusal) ? talentRefusalText(refusal) : visitRefusalText(refusal))
  }
}
