import 'server-only'
import { z } from 'zod'
import { fireStandings } from '@/domain/dwellings/fire-codes'
import { someArea, someCode, somePlace } from '@/server/address'

/** What the address of the register of shops may state. */
export const usesQuery = z.object({ area: someArea, fire: someCode(fireStandings), after: somePlace })
export type UsesQuery = z.output<typeof usesQuery>
