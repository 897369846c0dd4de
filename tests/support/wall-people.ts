import type postgres from 'postgres'
import { idOf, type Place, places } from '@/tests/support/wall-rows'

/** Somebody before the wall: the settings of the transaction, as db/actor.ts makes them. */
export type Somebody = {
  purpose: string
  role?: string
  place?: number
  people?: boolean
  unit?: string
  building?: string
}

const committee = 290_101_001_002_000
const street = 290_101_001_000_000
const work = (role: string, place: number, more: Partial<Somebody> = {}): Somebody => ({
  purpose: 'work',
  role,
  place,
  ...more,
})

/** Every kind of identity: the ten roles, the neighbour's secretary, the purposes nobody owns, and nobody at all. */
export const somebodies = {
  secretary: work('secretary', committee, { people: true }),
  grid_worker: work('grid_worker', places.own, { people: true }),
  street_cadre: work('street_cadre', street, { people: true }),
  neighbour_secretary: work('secretary', 290_101_001_003_000, { people: true }),
  volunteer: work('volunteer', committee, { building: idOf('buildings', 'own') }),
  property_manager: work('property_manager', committee, { unit: 'property' }),
  department: work('department', street, { unit: 'police' }),
  district_viewer: work('district_viewer', 290_101_000_000_000),
  counting_viewer: work('district_viewer', 290_101_000_000_000, { people: true }),
  auditor: work('auditor', street),
  security_admin: work('security_admin', street),
  system_admin: work('system_admin', street),
  signing_in: { purpose: 'sign-in' },
  verifying: { purpose: 'verify' },
  sealing: { purpose: 'seal' },
  nobody: { purpose: '' },
} satisfies Record<string, Somebody>
export type Name = keyof typeof somebodies

const span = (place: number) => (place % 1e9 === 0 ? 1e9 : place % 1e6 === 0 ? 1e6 : place % 1e3 === 0 ? 1e3 : 1)

/** Whether a place lies in the jurisdiction of somebody. */
export function reaches({ place }: Somebody, where: Place): boolean {
  return place !== undefined && places[where] >= place && places[where] < place + span(place)
}

/** The account of somebody: the secretary has the one that lies at the own place. */
export const accountOf = (name: Name) => (name === 'secretary' ? idOf('accounts', 'own') : idOf(name, 'own', 9))

/** Becomes somebody for the rest of the transaction: the application's role and the settings of db/actor.ts. */
export async function become(sql: postgres.TransactionSql, name: Name): Promise<void> {
  const { purpose, role = '', place, people, unit = '', building = '' }: Somebody = somebodies[name]
  await sql`reset role`
  await sql`select set_config('app.purpose', ${purpose}, true), set_config('app.role', ${role}, true),
    set_config('app.account', ${purpose === 'work' ? accountOf(name) : ''}, true),
    set_config('app.people', ${people ? 'on' : ''}, true), set_config('app.unit', ${unit}, true),
    set_config('app.building', ${building}, true), set_config('app.now', '2026-11-21T04:00:00Z', true),
    set_config('app.lo', ${place === undefined ? '' : String(place)}, true),
    set_config('app.hi', ${place === undefined ? '' : String(place + span(place) - 1)}, true)`
  await sql`set local role baijia_app`
}
