import 'server-only'
import type { Transaction } from '@/db/client'
import { householdForUpdate, type Residency, saveHousehold } from '@/db/queries/household-writes'
import { endResidency } from '@/db/queries/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { DepartureReason } from '@/domain/households/codes'
import type { Journal } from '@/server/households/act-journal'

type LeftHome = { id: string; areaCode: number; number: string; address: string; headless: boolean }

/** Ends stays on a day, noting them; a head who leaves leaves the place open. Yields the households that were left. */
export async function leaveHome(
  { tx, jurisdiction, now }: { tx: Transaction; jurisdiction: Jurisdiction; now: Date },
  journal: Journal,
  stays: readonly Residency[],
  { on, departure }: { on: CivilDay; departure: DepartureReason },
): Promise<LeftHome[]> {
  const ids = stays.map(({ id }) => id)
  await journal.watch('residencies', ids)
  const left: LeftHome[] = []
  for (const { id, householdId, residentId } of stays) {
    await endResidency(tx, id, on, departure, now)
    const household = await householdForUpdate(tx, jurisdiction, householdId)
    if (!household) continue
    const headless = household.headId === residentId
    if (headless) {
      await journal.watch('households', [household.id])
      await saveHousehold(tx, household.id, { headId: null })
    }
    const { areaCode, number, address } = household
    left.push({ id: household.id, areaCode, number, address, headless })
  }
  return left
}

/** What is left to do where a head has gone, in words. */
export function withoutHead(left: readonly LeftHome[]): string[] {
  return left.filter(({ headless }) => headless).map(({ number }) => `${number} 没有户主了，确认后请去换户主`)
}
