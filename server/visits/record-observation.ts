import 'server-only'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { householdNamed } from '@/db/queries/household-briefs'
import { addObservations, observationSeen } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { contains } from '@/domain/areas/area-code'
import { subcategoryOfHazard } from '@/domain/issues/hazards'
import { accept, refuse } from '@/domain/result'
import { type Noted, observe } from '@/domain/visits/observing'
import { type CommandDesk, command } from '@/server/command'
import { registerIssue } from '@/server/issues/register'
import { clerkOf } from '@/server/issues/sight'
import { type PlaceInput, placeInput } from '@/server/visits/place-input'

/** 记民情 about a place: 看环境, 三车, 隐患排查 (seed rows 47, 53). Volunteers may; of their hazards nobody makes a matter yet. */
export const recordObservation = command({
  name: 'observation.record',
  permission: 'observation.record',
  input: placeInput,
  run: (desk) => writeDownPlace(desk),
})

/** When it was and who saw it, when that is not now and not who writes it down. */
export type SeenBy = { at?: Date; by?: string }

/** The one way something seen at a place comes in, by the form, from a phone, or by the secretary; told twice it is one. */
export async function writeDownPlace(desk: CommandDesk<PlaceInput>, { at, by }: SeenBy = {}) {
  const { tx, actor, jurisdiction, now, input } = desk
  const { id } = input
  const stated = input.areaCode ?? actor.areaCode
  if (!contains(actor.areaCode, stated)) return refuse({ kind: 'not_found' } as const)
  const home = input.household ? await householdNamed(tx, jurisdiction, input.household.split(/\s/)[0] ?? '') : null
  if (home === undefined) return refuse({ kind: 'household_unknown' } as const)
  const ruled = observe({ ...input, address: home?.address ?? null })
  if (!ruled.ok) return ruled
  const none: AuditEntry[] = []
  if (await observationSeen(tx, jurisdiction, id)) return accept({ value: { id }, audit: none })

  const { matter, ...noted } = ruled.value
  const where = { areaCode: home?.areaCode ?? stated, householdId: home?.id ?? null }
  const reported = matter && holds(actor, 'visit.record') ? await reportHazard(desk, noted, matter, where) : undefined
  const seen = { id, ...where, ...noted, issueId: reported?.subjectId ?? null }
  await addObservations(tx, [{ ...seen, at: at ?? now, by: by ?? actor.accountId }])
  const { kind, place, vehicle } = noted
  const about = { subject: 'observation', subjectId: id, ...where, detail: { kind, place, vehicle } }
  const entry: AuditEntry = { act: 'observation.record', ...about }
  return accept({ value: { id }, audit: reported ? [entry, reported] : [entry] })
}

/** 隐患 that was not put right on the spot: a matter with its first taker. */
async function reportHazard(
  { tx, actor, now, input }: CommandDesk<PlaceInput>,
  { place, text }: Omit<Noted, 'matter'>,
  { hazard, title }: NonNullable<Noted['matter']>,
  { areaCode, householdId }: { areaCode: number; householdId: string | null },
): Promise<AuditEntry> {
  const id = newId(now.getTime())
  const { number } = await registerIssue(tx, clerkOf(actor, now), {
    ...{ id, areaCode, householdId, place, source: 'inspection', kind: 'report', grade: 'normal' },
    ...{ subcategory: subcategoryOfHazard[hazard], title, detail: text, accepted: true, disposition: null },
  })
  return {
    ...{ act: 'issue.report', subject: 'issue', subjectId: id, areaCode, householdId },
    detail: { number, observation: input.id },
  }
}
