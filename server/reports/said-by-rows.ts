import 'server-only'
import type { Transaction } from '@/db/client'
import type { Scope } from '@/db/queries/figures/scope'
import { openMatters, solvedMatter, suggestedMatter, widestMatter } from '@/db/queries/reports/closing'
import { askedMost, hotMatters, lateSettled, repeatedPlaces } from '@/db/queries/reports/evidence'
import { issueSubcategories, pauseReasons, units } from '@/domain/issues/codes'
import type { Material } from '@/domain/reports/assemble'
import type { Closing } from '@/domain/reports/compose-closing'

/** A matter is the one most asked about from this many callbacks on. */
const manyAnswers = 10

/** What the rows of the period say in words beside its figures: hot matters, cases, repeats, what is still open. */
export async function saidByRows(
  tx: Transaction,
  scope: Scope,
): Promise<Pick<Material, 'hot' | 'lateCases' | 'askedMost' | 'repeats' | 'closing'>> {
  const [hot, late, asked, repeats, closing] = await Promise.all([
    hotMatters(tx, scope),
    lateSettled(tx, scope),
    askedMost(tx, scope),
    repeatedPlaces(tx, scope),
    closingOf(tx, scope),
  ])
  return {
    hot: hot.map(({ category, count, places, kinds, title, place, reply }) => ({
      category,
      count,
      places,
      kinds: kinds.map((kind) => issueSubcategories[kind]),
      example: title && place ? { title, place, reply } : null,
    })),
    lateCases: [...late],
    askedMost: asked.find(({ answers }) => answers >= manyAnswers) ?? null,
    repeats: repeats.map(({ place, subcategory }) => ({ place, kind: issueSubcategories[subcategory] })),
    closing,
  }
}

/** How many open matters the report names one by one. */
const namedMatters = 5

async function closingOf(tx: Transaction, scope: Scope): Promise<Closing> {
  const [[voice], [solved], [suggestion], open] = await Promise.all([
    widestMatter(tx, scope),
    solvedMatter(tx, scope),
    suggestedMatter(tx, scope),
    openMatters(tx, scope, namedMatters),
  ])
  return {
    voice: voice ?? null,
    solved: solved ?? null,
    suggestion: suggestion ?? null,
    open: open.map(({ unit, state, paused, ...matter }) => ({
      ...matter,
      unit: unit && units[unit],
      paused: state === 'paused' && paused ? pauseReasons[paused] : null,
    })),
  }
}
