import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { subcategoryOfHazard } from '@/domain/issues/hazards'
import type { Clerk } from '@/domain/issues/issue'
import type { Hazard } from '@/domain/visits/codes'
import { registerIssue } from '@/server/issues/register'

/** A hazard as it was told: where, in which words, by which observation. */
export type ToldHazard = {
  observationId: string
  areaCode: number
  householdId: string | null
  place: string
  text: string
  hazard: Hazard
  title: string
}

/** 隐患 that was not put right on the spot: a matter with its first taker; yields the entry that says so. */
export async function reportHazard(
  tx: Transaction,
  clerk: Clerk,
  { observationId, areaCode, householdId, place, text, hazard, title }: ToldHazard,
): Promise<AuditEntry> {
  const id = newId(clerk.now.getTime())
  const { number } = await registerIssue(tx, clerk, {
    ...{ id, areaCode, householdId, place, source: 'inspection', kind: 'report', grade: 'normal' },
    ...{ subcategory: subcategoryOfHazard[hazard], title, detail: text, accepted: true, disposition: null },
  })
  return {
    ...{ act: 'issue.report', subject: 'issue', subjectId: id, areaCode, householdId },
    detail: { number, observation: observationId },
  }
}
