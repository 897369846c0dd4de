import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { holdForm } from '@/db/queries/issues'
import { sittingNamed } from '@/db/queries/sittings'
import { addObservations, isNoted } from '@/db/queries/visits'
import { contains } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { type IssueSubcategory, issueSubcategories } from '@/domain/issues/codes'
import { titleFrom } from '@/domain/issues/title'
import { accept, refuse } from '@/domain/result'
import { type Disposition, dispositions, type ObservationKind, observationKinds } from '@/domain/visits/codes'
import { command } from '@/server/command'
import { homeCalled } from '@/server/households/home-called'
import { registerIssue } from '@/server/issues/register'
import { clerkOf } from '@/server/issues/sight'
import { committeeAround } from '@/server/visits/sitting-desk'

/** 接待记一条: one short item under a session; place, time and staff are those of the session (seed rows 11, 12). The id comes with the form. */
export const noteAtSitting = command({
  name: 'sitting.note',
  permission: 'visit.record',
  input: z.object({
    id: z.uuid(),
    sittingId: z.uuid(),
    text: z.string('写一句').trim().min(1, '写一句').max(500, '最多 500 字'),
    kind: z.enum(Object.keys(observationKinds) as [ObservationKind, ...ObservationKind[]]).default('request'),
    household: z.string().trim().max(60).nullish(),
    disposition: z.enum(Object.keys(dispositions) as [Disposition, ...Disposition[]]).default('answered'),
    subcategory: z
      .enum(Object.keys(issueSubcategories) as [IssueSubcategory, ...IssueSubcategory[]])
      .default('other_other'),
  }),
  run: async (desk) => {
    const { tx, actor, jurisdiction, now, input } = desk
    const { id, sittingId, text, kind, disposition, subcategory } = input
    const sitting = await sittingNamed(tx, committeeAround(jurisdiction), sittingId)
    if (!sitting) return refuse({ kind: 'not_found' } as const)
    await holdForm(tx, id)
    if (await isNoted(tx, id)) return accept({ value: { id: sittingId }, audit: [] })
    if (sitting.onDay > dayOf(now)) return refuse({ kind: 'not_yet' } as const)
    const called = await homeCalled(desk, 'household', input.household)
    if (!called.ok) return called
    const household = called.value
    if (input.household && !household) return refuse({ kind: 'household_unknown' } as const)
    const own = contains(actor.areaCode, sitting.areaCode) ? sitting.areaCode : actor.areaCode
    const areaCode = household?.areaCode ?? own
    const matter = kind === 'request' && disposition !== 'answered'
    const issueId = matter ? newId(now.getTime()) : null
    const householdId = household?.id ?? null
    const audit: AuditEntry[] = []
    if (issueId) {
      const { number } = await registerIssue(tx, clerkOf(actor, now), {
        ...{ id: issueId, areaCode, householdId, place: household?.address ?? sitting.place, source: 'reception' },
        ...{ kind: 'help', subcategory, grade: 'normal', title: titleFrom(text) ?? text, detail: text },
        ...{ accepted: true, disposition },
      })
      const detail = { number, sitting: sittingId, disposition }
      audit.push({ act: 'issue.report', subject: 'issue', subjectId: issueId, areaCode, householdId, detail })
    }
    const said = kind === 'request' && !matter ? `${text}（当场答复）` : text
    const by = { at: now, by: actor.accountId }
    await addObservations(tx, [
      { id, areaCode, sittingId, householdId, place: sitting.place, kind, text: said, issueId, ...by },
    ])
    audit.push({
      ...{ act: 'sitting.note', subject: 'observation', subjectId: id, areaCode, householdId },
      detail: { kind, sitting: sittingId },
    })
    return accept({ value: { id: sittingId }, audit })
  },
})
