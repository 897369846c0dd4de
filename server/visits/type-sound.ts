import 'server-only'
import { z } from 'zod'
import { attachmentForUpdate, emptyAttachment, isGoneAccount } from '@/db/queries/attachments'
import { saveVisit, visitForUpdate } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** As long as the words of a visit may be. */
const mostLetters = 2000

/**
 * 录文字: what was said into the phone is written behind the words of its visit, whose earlier words stay, and the sound is taken
 * away. For who spoke it, and for the secretary when that account is gone.
 */
export const typeSound = command({
  name: 'attachment.type',
  permission: 'visit.record',
  input: z.object({ id: z.uuid(), words: z.string('请写听到的话').trim().min(1, '请写听到的话').max(mostLetters) }),
  run: async ({ tx, actor, jurisdiction, now, input: { id, words } }) => {
    const sound = await attachmentForUpdate(tx, jurisdiction, id)
    if (sound?.kind !== 'sound' || !sound.wholeAt) return refuse({ kind: 'not_found' as const })
    const own = sound.recordedBy === actor.accountId
    if (!own && !(holds(actor, 'visitor.edit') && (await isGoneAccount(tx, sound.recordedBy))))
      return refuse({ kind: 'not_found' as const })
    if (sound.goneAt) return refuse({ kind: 'already_typed' as const })
    const visit = sound.visitId ? await visitForUpdate(tx, jurisdiction, sound.visitId) : undefined
    if (!visit) return refuse({ kind: 'no_visit' as const })
    const note = [visit.note, words].filter(Boolean).join('\n')
    if ([...note].length > mostLetters) return refuse({ kind: 'note_too_long' as const, letters: mostLetters })
    await saveVisit(tx, visit, { note })
    await emptyAttachment(tx, sound, 'typed', now)
    const { areaCode, householdId } = visit
    const about = { subject: 'attachment', subjectId: id, areaCode, householdId }
    return accept({
      value: { id },
      audit: { act: 'attachment.type' as const, ...about, detail: { visit: visit.id, letters: words.length } },
    })
  },
})
