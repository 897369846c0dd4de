import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { limits } from '@/config/limits'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import {
  accountNamed,
  actorOf,
  endSession,
  failuresSince,
  forgetFailures,
  lockName,
  recordAttempt,
  sessionBehind,
  startSession,
  touchSession,
} from '@/db/queries/accounts'
import { type AuditEntry, recordAudit } from '@/db/queries/audit'
import type { Actor } from '@/domain/access/actor'
import { accept, type Result, refuse } from '@/domain/result'
import { passwordFits } from '@/server/auth/password'

export type SignInRefusal = { kind: 'wrong' } | { kind: 'locked' }
type Attempt = { username: string; password: string; address: string; agent: string; phone: boolean; requestId: string }

/**
 * 登录: checks name and password and starts a session; the token goes into the cookie, its digest into the row.
 * After five failures in a quarter of an hour the name is locked, known or not, and even the right password is refused (等保 A2).
 */
export function signIn(db: Database, now: Date, attempt: Attempt): Promise<Result<{ token: string }, SignInRefusal>> {
  return withPurpose(db, 'sign-in', now, async (tx) => {
    const { username, password, address, agent, phone, requestId } = attempt
    await lockName(tx, username)
    const since = new Date(now.getTime() - limits.signInWindowMs)
    const failures = await failuresSince(tx, username, address, since)
    if (failures.byName >= limits.signInFailuresPerAccount || failures.byAddress >= limits.signInFailuresPerAddress)
      return refuse({ kind: 'locked' })

    const account = await accountNamed(tx, username)
    const fits = await passwordFits(account?.passwordHash, password)
    const known = account && fits && !account.disabledAt ? account : undefined
    const by = { accountId: account?.id ?? null, accountName: account?.name ?? null, requestId, at: now }
    const entry = (act: AuditEntry['act']): AuditEntry => ({
      act,
      subject: 'account',
      subjectId: account?.id ?? username.slice(0, 40),
      areaCode: account?.areaCode ?? 0,
      detail: { address, agent: agent.slice(0, 200) },
    })
    await recordAttempt(tx, { username, address, at: now, failed: !known })
    if (!known) {
      await recordAudit(tx, by, [entry('account.sign_in_failed')])
      return refuse({ kind: 'wrong' })
    }

    await forgetFailures(tx, username)
    const token = randomBytes(24).toString('base64url')
    await startSession(tx, { accountId: known.id, tokenDigest: digestOf(token), at: now, phone, address, agent })
    await recordAudit(tx, by, [entry('account.sign_in')])
    return accept({ token })
  })
}

/** The person behind a session token, read now: ended, idle, over-old sessions and disabled accounts are nobody. */
export function actorBehind(
  db: Database,
  now: Date,
  token: string,
): Promise<(Actor & { mustChangePassword: boolean }) | undefined> {
  return withPurpose(db, 'sign-in', now, async (tx) => {
    const found = await sessionBehind(tx, digestOf(token))
    if (!found) return undefined
    const { session, account } = found
    const idleMs = session.phone ? limits.sessionIdlePhoneMs : limits.sessionIdleMs
    const age = now.getTime() - session.startedAt.getTime()
    const idle = now.getTime() - session.seenAt.getTime()
    if (age > limits.sessionAbsoluteMs || idle > idleMs) {
      await endSession(tx, session.id, now)
      return undefined
    }
    if (idle > 60_000) await touchSession(tx, session.id, now)
    return { ...actorOf(account, session.id), mustChangePassword: account.mustChangePassword }
  })
}

/** 退出: ends the row, so the cookie is worth nothing wherever it was copied. */
export function signOut(db: Database, now: Date, actor: Actor, requestId: string): Promise<void> {
  return withPurpose(db, 'sign-in', now, async (tx) => {
    await endSession(tx, actor.sessionId, now)
    const by = { accountId: actor.accountId, accountName: actor.name, requestId, at: now }
    await recordAudit(tx, by, [
      { act: 'account.sign_out', subject: 'account', subjectId: actor.accountId, areaCode: actor.areaCode, detail: {} },
    ])
  })
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
