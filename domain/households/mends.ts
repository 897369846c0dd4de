import type { CivilDay } from '@/domain/calendar/civil-day'
import { livedStates } from '@/domain/dwellings/codes'
import { doubted, type Fault } from '@/domain/households/faults'
import { latestBirth } from '@/domain/residents/ages'

/** What is put right with one tap: somebody becomes head, or the dwelling is said to be lived in by its own people or empty. */
export type Mend = { kind: 'head'; to: string } | { kind: 'state'; to: 'ZZ' | 'KZ' }

/** The faults that may have one fix and no other. */
export const mendableFaults = ['no_head', 'vacant_lived', 'lived_empty'] as const satisfies readonly Fault[]

/** What decides whether a fault of a household has one fix: who lives there, and what lies behind the same door. */
export type MendFacts = {
  state: string
  /** The head on file still has a stay here, at home or away. */
  head_stays: boolean
  /** Somebody once lived here. */
  lived_once: boolean
  /** Another file of the same door is open. */
  shared: boolean
  living: { id: string; relation: string; registration: string | null; born_on: CivilDay | null }[]
}

/** What the button of a fix says. */
export function mendWord(mend: Mend): string {
  if (mend.kind === 'head') return '定为户主'
  return mend.to === 'ZZ' ? '改为自住' : '改为空置'
}

/** The one way to put a fault right, or null when a person has to choose between several (ranked 40). */
export function mendOf(fault: Fault, home: MendFacts, day: CivilDay): Mend | null {
  const { state, living, lived_once, shared } = home
  if (fault === 'no_head') return headOf(home, day)
  if (fault === 'vacant_lived' && state === 'KZ' && living.some(({ registration }) => registration === 'RH'))
    return { kind: 'state', to: 'ZZ' }
  const isLived = (livedStates as readonly string[]).includes(state)
  if (fault === 'lived_empty' && isLived && living.length === 0 && lived_once && !shared)
    return { kind: 'state', to: 'KZ' }
  return null
}

/** Relations that stay true when the head's husband or wife becomes head. */
const besideHead: readonly string[] = ['01', '02', '10', '11', '12']

/** The only adult of a home whose head is gone; the children there must be children to the new head as they were to the old. */
function headOf({ head_stays, living }: MendFacts, day: CivilDay): Mend | null {
  if (head_stays || living.some(({ born_on }) => born_on === null)) return null
  const adults = living.filter(({ born_on }) => born_on !== null && born_on <= latestBirth(doubted.grown, day))
  const [only] = adults
  if (!only || adults.length > 1) return null
  return living.length === 1 || besideHead.includes(only.relation) ? { kind: 'head', to: only.id } : null
}
