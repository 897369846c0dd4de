import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { campaignsOn } from '@/db/queries/campaigns'
import { namesOf } from '@/db/queries/colleagues'
import { briefsOf } from '@/db/queries/household-briefs'
import { contactNamed } from '@/db/queries/household-extras'
import { leftByVisit, metAt, visitorNames, visitSeen } from '@/db/queries/visits'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { relationText } from '@/domain/households/timeline'
import { shownName } from '@/domain/residents/shown'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

/** 走访记录表 of one contact, for the folder and for signing (forms §4.5); printing it is recorded. */
export const visitPaper = view({
  name: 'visit.paper',
  permission: 'visit.read',
  query: z.object({ visitId: recordId }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const visit = await visitSeen(db, jurisdiction, query.visitId)
    const household = visit && (await briefsOf(db, jurisdiction, [visit.householdId])).get(visit.householdId)
    if (!visit || !household) return undefined
    const places = await areasNamed(db, [ancestorAt(visit.areaCode, 'committee'), visit.areaCode])
    const names = await namesOf(db, [visit.leadId, visit.recordedBy])
    const partners = await visitorNames(db, visit.partnerIds)
    const { noted, promised } = await leftByVisit(db, visit.id)
    const full = fields.name === 'full'
    const outside = visit.outsideContactId && (await contactNamed(db, jurisdiction, visit.outsideContactId))
    const met = visit.metIds.length > 0 ? await metAt(db, visit) : []
    return {
      ...{ id: visit.id, householdId: household.id, areaCode: visit.areaCode, by: actor.name, on: dayOf(now) },
      ...{ at: visit.at, mode: visit.mode, outcome: visit.outcome, first: visit.first, tasks: visit.tasks },
      ...{ materials: visit.materials, cardNumber: visit.cardNumber, nextAt: visit.nextAt, nextMode: visit.nextMode },
      committee: places[0]?.name ?? '',
      ...{ grid: places[1]?.name ?? '', number: household.number, address: household.address },
      head: shownName(fields, household.headName),
      campaigns: await campaignsOn(db, household.id, dayOf(visit.at)),
      met: met.map(({ name, sex, relation }) => ({
        name: shownName(fields, name),
        relation: relationText(relation, sex),
      })),
      outside: outside ? { name: shownName(fields, outside.name), relation: outside.relation } : null,
      lead: names.get(visit.leadId)?.name ?? '',
      recorder: names.get(visit.recordedBy)?.name ?? '',
      partners: [...partners.values()],
      note: full ? visit.note : null,
      requests: full ? noted.filter(({ kind }) => kind === 'request') : [],
      observed: full ? noted.filter(({ kind }) => kind !== 'request') : [],
      promised: full ? promised : [],
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'household.print', subject: 'visit', subjectId: found.id, areaCode: found.areaCode },
            ...{ householdId: found.householdId, detail: { for: 'visit record' } },
          },
        ]
      : [],
})
export type VisitPaper = NonNullable<Awaited<ReturnType<typeof visitPaper>>>
