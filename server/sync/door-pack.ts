import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { AuditEntry } from '@/db/queries/audit'
import { dayOf } from '@/domain/calendar/civil-day'
import type { Pack } from '@/domain/visits/sync'
import { view } from '@/server/view'
import { type Stop, stopsUntil } from '@/server/visits/stops'
import { doorBrief, type VisitForm } from '@/server/visits/visit-form'

/** One door of the round as a phone takes it along: why it is on the round, and the form, with nothing of health in it. */
export type PackedDoor = { reasons: Stop['reasons']; visit: VisitForm }

/**
 * 离线名单: the round of today with what is asked at each door, for at most fifty households and three days. Taking it along
 * is a reading of every file in it, by the phone it went to (threat T13): no ID number, no health, no reason of a colour.
 */
export const doorPack = view({
  name: 'door.pack',
  permission: 'visit.record',
  pool: 'reports',
  query: z.object({ phone: z.uuid().optional().catch(undefined) }),
  read: async (desk): Promise<Pack<PackedDoor>> => {
    const day = dayOf(desk.now)
    const { stops } = await stopsUntil(desk, day, day, limits.packHouseholds)
    const doors: PackedDoor[] = []
    for (const { id, reasons } of stops.slice(0, limits.packHouseholds)) {
      const visit = await doorBrief(desk, id)
      if (visit) doors.push({ reasons: reasons.map(unsaid), visit: packed(visit) })
    }
    const until = new Date(desk.now.getTime() + limits.packHours * 3_600_000)
    return { day, takenAt: desk.now.toISOString(), until: until.toISOString(), doors }
  },
  audit: ({ doors }, { phone = null }) => doors.map(({ visit }) => ({ ...readingOf(visit), detail: { phone } })),
})

/** That an ambulance came is told of somebody's health: on a phone it is a call to make, and no more. */
const unsaid = (reason: Stop['reasons'][number]) => (reason.kind === 'call' ? { ...reason, text: '回访' } : reason)

/** Without what must not lie on a phone. */
function packed({ members, questions, colour, ...visit }: VisitForm): VisitForm {
  return {
    ...visit,
    colour: { ...colour, because: '' },
    members: members.map((member) => ({ ...member, health: null, age: null })),
    questions: questions.map((one) => (one.group === 'health' ? { ...one, onFile: '见档案' } : one)),
    needs: [],
    missed: [],
  }
}

function readingOf({ householdId, areaCode }: VisitForm): AuditEntry {
  return { act: 'door.pack', subject: 'household', subjectId: householdId, areaCode, householdId, detail: {} }
}
