import 'server-only'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { addFireCheck, saveMended, unmendedChecks } from '@/db/queries/fire-checks'
import { addObservations } from '@/db/queries/visits'
import { dayOf } from '@/domain/calendar/civil-day'
import { type FireResults, faultsIn, isMended } from '@/domain/dwellings/fire-check'
import { type FireItem, fireItems } from '@/domain/dwellings/fire-codes'
import { registerIssue } from '@/server/issues/register'
import { clerkOf } from '@/server/issues/sight'
import type { Scene } from '@/server/visits/record-visit'

const namesOf = (items: readonly FireItem[]) => items.map((item) => fireItems[item]).join('、')

/**
 * 消防检查 within the transaction of its visit: what going back found in order is mended from that day on; what is wrong
 * becomes one matter, and none again while that matter runs (seed row 28).
 */
export async function writeFireCheck(scene: Scene, results: FireResults | null): Promise<AuditEntry[]> {
  if (!results) return []
  const { tx, actor, now, at, household, input } = scene
  const on = dayOf(at)
  const earlier = await unmendedChecks(tx, household.id, on)
  const mended = earlier.filter(({ check }) => isMended(check, results))
  for (const { check } of mended) await saveMended(tx, check, on)

  const running = earlier.filter(({ check, issueState, settledAt }) => check.issueId && issueState && !settledAt)
  const told = running.flatMap(({ check }) => faultsIn(check))
  const faults = faultsIn(results)
  const fresh = faults.filter((item) => !told.includes(item))
  const matter = fresh.length > 0 ? await reportFaults(scene, fresh) : undefined
  const again = running.find(({ check }) => faultsIn(check).some((item) => faults.includes(item)))
  const { id: householdId, areaCode, dwellingId } = household
  const issueId = matter?.subjectId ?? again?.check.issueId ?? null
  await addFireCheck(tx, {
    ...{ id: newId(now.getTime()), areaCode, visitId: input.id, householdId, dwellingId, onDay: on, ...results },
    ...{ mendBy: input.fireMendBy, issueId, recordedBy: actor.accountId, recordedAt: now },
  })
  await noteWords(scene, faults, issueId)
  const detail = { faults, mendBy: input.fireMendBy, mended: mended.length }
  const entry: AuditEntry = {
    ...{ act: 'fire.check', subject: 'visit', subjectId: input.id, areaCode, householdId, detail },
  }
  return matter ? [entry, matter] : [entry]
}

async function reportFaults({ tx, actor, now, household, input }: Scene, faults: FireItem[]): Promise<AuditEntry> {
  const { areaCode, id: householdId, address } = household
  const id = newId(now.getTime())
  const until = `${input.fireMendBy} 以前改好`
  const { number } = await registerIssue(tx, clerkOf(actor, now), {
    ...{ id, areaCode, householdId, place: address, source: 'inspection', kind: 'report', grade: 'normal' },
    ...{
      subcategory: faults.every((item) => item === 'gas') ? 'safety_gas' : 'safety_fire',
      title: `消防隐患：${namesOf(faults)}`,
      accepted: true,
      disposition: null,
    },
    detail: [input.fireWords, until].filter(Boolean).join('。'),
  })
  const detail = { number, visit: input.id, fire: faults }
  return { act: 'issue.report', subject: 'issue', subjectId: id, areaCode, householdId, detail }
}

/** What was said of the check, and what is wrong, kept with everything else that was seen on the visit. */
async function noteWords({ tx, actor, now, at, household, input }: Scene, faults: FireItem[], issueId: string | null) {
  const found = faults.length > 0 ? `消防检查：${namesOf(faults)}有问题` : '消防检查：正常'
  if (faults.length === 0 && !input.fireWords) return
  await addObservations(tx, [
    {
      ...{ id: newId(now.getTime()), areaCode: household.areaCode, visitId: input.id, householdId: household.id, at },
      ...{ kind: faults.length > 0 ? ('hazard' as const) : ('environment' as const), issueId, by: actor.accountId },
      text: [found, input.fireWords].filter(Boolean).join('。'),
    },
  ])
}
