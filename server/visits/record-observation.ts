import 'server-only'
import type { AuditEntry } from '@/db/queries/audit'
import { addObservations, observationSeen } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { contains } from '@/domain/areas/area-code'
import { accept, refuse } from '@/domain/result'
import { observe } from '@/domain/visits/observing'
import { type CommandDesk, command } from '@/server/command'
import { homeCalled } from '@/server/households/home-called'
import { clerkOf } from '@/server/issues/sight'
import { type PlaceInput, placeInput } from '@/server/visits/place-input'
import { reportHazard } from '@/server/visits/report-hazard'

/** 记民情 about a place: 看环境, 三车, 隐患排查 (seed rows 47, 53). Volunteers may; their hazards wait until staff have looked. */
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
  const called = await homeCalled(desk, 'household', input.household)
  if (!called.ok) return called
  const home = called.value
  if (input.household && !home) return refuse({ kind: 'household_unknown' } as const)
  const ruled = observe({ ...input, address: home?.address ?? null })
  if (!ruled.ok) return ruled
  const none: AuditEntry[] = []
  if (await observationSeen(tx, jurisdiction, id)) return accept({ value: { id }, audit: none })

  const { matter, ...noted } = ruled.value
  const where = { areaCode: home?.areaCode ?? stated, householdId: home?.id ?? null }
  const trusted = holds(actor, 'visit.record')
  const told = { observationId: id, ...where, ...noted }
  const reported = matter && trusted ? await reportHazard(tx, clerkOf(actor, now), { ...told, ...matter }) : undefined
  const openHazard = matter && !trusted ? matter.hazard : null
  const seen = { id, ...where, ...noted, openHazard, issueId: reported?.subjectId ?? null }
  await addObservations(tx, [{ ...seen, at: at ?? now, by: by ?? actor.accountId }])
  const { kind, place, vehicle } = noted
  const about = { subject: 'observation', subjectId: id, ...where, detail: { kind, place, vehicle } }
  const entry: AuditEntry = { act: 'observation.record', ...about }
  return accept({ value: { id }, audit: reported ? [entry, reported] : [entry] })
}
