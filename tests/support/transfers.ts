import { ancestorAt } from '@/domain/areas/area-code'
import type { Context } from '@/server/context'
import { acceptTransfer } from '@/server/residents/accept-transfer'
import { offerTransfer } from '@/server/residents/offer-transfer'
import { carriedOut } from '@/tests/support/acts'

/** One committee offers somebody and the other accepts them into a room of its own, both on one day. */
export async function handedOver(
  from: Context,
  to: Context,
  who: { householdId: string; residentId: string },
  into: { buildingId: string; room: string; on: string },
): Promise<{ ok: boolean }> {
  const toArea = ancestorAt(to.actor.areaCode, 'committee')
  const offered = await offerTransfer(from, { ...who, toArea: String(toArea), reason: '搬家' })
  if (!offered.ok) return offered
  const person = { name: '转来的人', sex: '1', bornOn: '1980-01-01' }
  return carriedOut(acceptTransfer, to, { transferId: offered.value.id, unit: '1', relation: '97', ...into, ...person })
}
