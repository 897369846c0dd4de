import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { addPhone, ownPhoneForUpdate, savePhone } from '@/db/queries/sync'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { decrypt, encrypt } from '@/server/protection/field-cipher'

/**
 * 启用手机: gives a signed-in phone the secret that seals its store; the same phone of the same person is given the same one
 * again, so that what was sealed before signing out opens afterwards, and for nobody else. The token, given once, lets the
 * phone hand over what it still holds when the account is gone. Refuses a phone that was revoked.
 */
export const openPhone = command({
  name: 'phone.open',
  permission: 'visit.record',
  input: z.object({
    phoneIds: z.array(z.uuid()).max(50).default([]),
    name: z.string().trim().min(1).max(80).catch('手机'),
  }),
  run: async ({ tx, actor, now, input }) => {
    const known = await ownPhoneForUpdate(tx, actor.accountId, input.phoneIds)
    if (known?.revokedAt) return refuse({ kind: 'phone_revoked' as const })
    const whose = { accountId: actor.accountId, person: actor.name }
    if (known) {
      await savePhone(tx, known.id, { seenAt: now })
      const secret = decrypt(known.secretCipher, known.id, 'phone_secret')
      return accept({ value: { phoneId: known.id, secret, token: null, ...whose }, audit: [] })
    }
    const id = newId(now.getTime())
    const [secret, token] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
    await addPhone(tx, {
      ...{ id, accountId: actor.accountId, areaCode: actor.areaCode, name: input.name, addedAt: now, seenAt: now },
      ...{ secretCipher: encrypt(secret, id, 'phone_secret'), tokenDigest: digestOf(token) },
    })
    const about = { subject: 'phone', subjectId: id, areaCode: actor.areaCode }
    return accept({
      value: { phoneId: id, secret, token, ...whose },
      audit: [{ act: 'phone.open' as const, ...about, detail: { name: input.name } }],
    })
  },
})

/** What is kept of the token of a phone. */
export const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url')
