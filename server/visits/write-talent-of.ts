import 'server-only'
import type { AuditEntry } from '@/db/queries/audit'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { isEffective } from '@/domain/visits/recording'
import { writeTalent } from '@/server/households/write-talent'
import type { Scene } from '@/server/visits/record-visit'

/** 挖一批能人 at the door: who said they can do what and agreed there and then; refused where nobody was met to agree. */
export async function writeTalentOf({ tx, actor, now, at, household, input }: Scene) {
  const { talentSkills: skills, talentPerson: residentId, talentReach: reach, talentAgreed } = input
  if (!skills) return accept<AuditEntry[]>([])
  if (!isEffective(input.outcome)) return refuse({ kind: 'talent_not_met' } as const)
  return writeTalent(tx, household, {
    ...{ residentId, skills, reach, led: null, agreed: talentAgreed === 'on', on: dayOf(at) },
    way: input.mode === 'online' ? 'online' : 'spoken',
    ...{ by: actor.accountId, now },
  })
}
