'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { AuthError, CredentialsSignin } from 'next-auth'
import { newId } from '@/db/ids'
import { signIn, signOut } from '@/server/auth/next-auth'
import { assertOwnOrigin } from '@/server/auth/origin'
import { currentActor } from '@/server/auth/session'
import { signOut as endSession } from '@/server/auth/sign-in'
import { pool } from '@/server/database'
import { awayState, type FormState, formOf } from '@/server/form-state'
import { isOutage } from '@/server/outage'

const wrong = '账号或密码不对。没有登录，也没有改动任何内容。请再输一次；忘了密码请找安全管理员重置。'
const locked = '连错 5 次，这个账号先锁 15 分钟。数据是安全的。请稍后再试，或请安全管理员重置密码。'

export async function signInAction(_previous: FormState, sent: FormData): Promise<FormState> {
  await assertOwnOrigin()
  const form = formOf(sent)
  const username = String(form.get('username') ?? '')
  try {
    await signIn('credentials', { username, password: String(form.get('password') ?? ''), redirect: false })
  } catch (error) {
    if (isOutage(error)) return awayState(form)
    if (!(error instanceof AuthError)) throw error
    const isLocked = error instanceof CredentialsSignin && error.code === 'locked'
    return { message: isLocked ? locked : wrong, values: { username } }
  }
  redirect((form.get('to') === 'door' ? '/door' : '/') as Route)
}

export async function signOutAction(): Promise<void> {
  await assertOwnOrigin()
  const actor = await currentActor()
  if (actor) await endSession(pool('signIn').db, new Date(), actor, newId())
  await signOut({ redirect: false })
  redirect('/sign-in')
}
