import 'server-only'
import NextAuth, { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { signIn as checkSignIn } from '@/server/auth/sign-in'
import { pool } from '@/server/database'
import { env } from '@/server/env'
import { plainText } from '@/server/plain-text'

declare module 'next-auth' {
  interface User {
    token?: string
  }
}

class Locked extends CredentialsSignin {
  override code = 'locked'
}

const form = z.object({ username: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) })

/** next-auth carries the cookie; who it stands for is decided by the session row at every request. */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt', maxAge: limits.sessionAbsoluteMs / 1000 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  logger: { error() {}, warn() {}, debug() {} },
  providers: [
    Credentials({
      credentials: { username: {}, password: {} },
      async authorize(raw, request) {
        const fields = form.safeParse(plainText(raw))
        if (!fields.success) return null
        const agent = request.headers.get('user-agent') ?? ''
        const { db, enter } = pool('signIn')
        const outcome = await enter(() =>
          checkSignIn(db, new Date(), {
            ...fields.data,
            address: request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? 'local',
            agent,
            phone: /Mobile|Android|iPhone/i.test(agent),
            requestId: newId(),
          }),
        )
        if (outcome.ok) return { token: outcome.value.token }
        if (outcome.refusal.kind === 'locked') throw new Locked()
        return null
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.token ? { ticket: user.token } : { ticket: token.ticket }),
    // asked by script, it tells nothing: the ticket stays in the cookie, which script cannot read
    session: ({ session }) => ({ expires: session.expires }) as never,
  },
}))
