import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { namesOf } from '@/db/queries/household-file'
import {
  dwellingForUpdate,
  type Household,
  householdForUpdate,
  nextNumber,
  openHouseholdsIn,
  openResidencies,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import type { Jurisdiction } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { dwellingUses } from '@/domain/dwellings/codes'
import { parseUscc } from '@/domain/dwellings/uscc'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { emptyHomes } from '@/server/dwellings/vacate-dwelling'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed, line } from '@/server/households/edit-input'
import { openFile } from '@/server/households/open-file'
import { day } from '@/server/residents/person-input'

const shape = z.object({
  householdId: z.uuid(),
  use: z.enum(['01', '02', '06'], '请选改成什么用途'),
  on: day,
  businessName: line(100),
  creditCode: line(40),
  place: line(100),
  confirmed,
})

/**
 * 住商转换: a home becomes a shop, a shop a home, or both at once, from a day on [F28]. A shop alone has a file of its own kind:
 * whoever lived there leaves. A home that nobody lives in yet stands empty.
 */
export const convertDwelling = command({
  name: 'dwelling.convert',
  permission: 'household.edit',
  input: shape,
  run: (desk) => previewed(desk, () => journalled(desk, (journal) => convert(desk, journal))),
})

type ConvertDesk = { tx: Transaction; jurisdiction: Jurisdiction; now: Date; input: z.output<typeof shape> }

async function convert(desk: ConvertDesk, journal: Journal) {
  const { tx, jurisdiction, now, input } = desk
  const { use, on } = input
  const household = await householdForUpdate(tx, jurisdiction, input.householdId)
  const found = household && (await dwellingForUpdate(tx, jurisdiction, household.dwellingId))
  if (!household || !found) return refuse({ kind: 'not_found' })
  if (household.toOn !== null) return refuse({ kind: 'closed' })
  const { dwelling, building } = found
  if (dwelling.use === use) return refuse({ kind: 'same_use' })
  if (on > dayOf(now)) return refuse({ kind: 'in_future' })
  if (use !== '01' && !input.businessName) return refuse({ kind: 'business_missing' })
  const creditCode = input.creditCode ? parseUscc(input.creditCode) : null
  if (creditCode === undefined) return refuse({ kind: 'credit_code' })
  const homes = await openHouseholdsIn(tx, jurisdiction, dwelling.id)
  const later = homes.find(({ fromOn }) => fromOn > on)
  if (later) return refuse({ kind: 'before_arrival', on: later.fromOn })

  const ending = await endingHomes(tx, use, homes)
  const number = await nextNumber(tx, building.areaCode)
  const emptied = await emptyHomes(desk, journal, { homes: ending, on, reason: 'moved_out' })
  if (!emptied.ok) return emptied
  const people = emptied.value
  const staying = homes.filter((home) => !ending.includes(home))
  await journal.watch('dwellings', [dwelling.id])
  const state = use === '02' ? 'SY' : staying.length === 0 ? 'KZ' : dwelling.state === 'SY' ? 'ZZ' : dwelling.state
  const shop =
    use === '01' ? { businessName: null, creditCode: null } : { businessName: input.businessName, creditCode }
  await saveDwelling(tx, dwelling.id, { use, state, ...shop, convertedOn: on })
  const opens = use === '02' && staying.length === 0
  const file = opens ? await openFile(tx, building, dwelling, { number, kind: 'business', fromOn: on }) : undefined
  if (file) journal.made('households', file.id)
  await rename(tx, journal, use, staying)

  const names = await namesOf(tx, jurisdiction, people)
  const { areaCode, id: householdId, address } = household
  const away = names.size > 0 ? `，${[...names.values()].join('、')}迁出${input.place ? `到${input.place}` : ''}` : ''
  return accept({
    value: { id: file?.id ?? householdId },
    who: [
      `${on} 起，${address} 由${word(dwelling.use)}改为${word(use)}${input.businessName ? `，${input.businessName}` : ''}${away}`,
      ...ending.map((home) => `${home.number} 销档`),
      ...(file ? [`商户另立一档 ${number}`] : []),
    ],
    act: { kind: 'convert', areaCode, householdId, otherId: file?.id ?? null, on, people, place: input.place ?? null },
    audit: {
      act: 'dwelling.convert',
      subject: 'dwelling',
      subjectId: dwelling.id,
      areaCode,
      householdId,
      detail: { on, from: dwelling.use, to: use, businessName: input.businessName ?? null },
    },
  })
}

const word = (use: string) => dwellingUses[use as keyof typeof dwellingUses] ?? use

/** The files that end: of homes when the room becomes a shop alone, of shops without people when it becomes a home alone. */
async function endingHomes(tx: Transaction, use: string, homes: readonly Household[]): Promise<Household[]> {
  if (use === '02') return homes.filter(({ kind }) => kind !== 'business')
  if (use === '06') return []
  const shops = homes.filter(({ kind }) => kind === 'business')
  const lived = await Promise.all(shops.map(async ({ id }) => (await openResidencies(tx, id)).length > 0))
  return shops.filter((_, index) => !lived[index])
}

/** A shop in which people live becomes their home once it is a home alone. */
async function rename(tx: Transaction, journal: Journal, use: string, staying: readonly Household[]): Promise<void> {
  if (use !== '01') return
  const lived = staying.filter(({ kind }) => kind === 'business')
  await journal.watch(
    'households',
    lived.map(({ id }) => id),
  )
  for (const { id } of lived) await saveHousehold(tx, id, { kind: 'family' })
}
