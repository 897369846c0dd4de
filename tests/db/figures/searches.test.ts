import { beforeAll, describe, expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import { rowIds, tallies } from '@/db/queries/figures/counts'
import { figureRows } from '@/db/queries/figures/rows'
import type { Scope } from '@/db/queries/figures/scope'
import { jurisdictionOf } from '@/domain/access/actor'
import { type PopulationCode, populationOf, populations } from '@/domain/figures/populations'
import { type Reference, whole } from '@/domain/figures/reference'
import { givenAutumn } from '@/tests/support/autumn'
import { anActor, givenAreas, now } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const secretary = anActor('secretary')
const scope: Scope = { jurisdiction: jurisdictionOf(secretary), from: '2026-09-01', to: '2026-10-31' }
const codes = Object.keys(populations) as PopulationCode[]

describe('a figure is a search', async () => {
  const { db, owner } = await ownDatabase()
  beforeAll(async () => {
    await givenAreas(owner)
    await givenAutumn(owner)
  })

  const asked = codes.map((population) => ({ population, ways: Object.keys(populationOf(population).ways) }))

  test.each(codes)(
    '%s: parts equal the whole, areas equal the whole, rows equal the number [F67] [C1] [K33]',
    async (population) => {
      await withActor(db, secretary, now, async (tx) => {
        const [tally] = await tallies(tx, [{ scope, by: 'grid', requests: asked }])
        const of = whole(population)
        const { n } = tally?.count(of) ?? { n: -1 }
        expect([...(tally?.children(of).values() ?? [])].reduce((sum, one) => sum + one, 0)).toBe(n)
        expect(await rowIds(tx, scope, of)).toHaveLength(n)
        for (const [way, { parts }] of Object.entries(populationOf(population).ways)) {
          const references = Object.keys(parts).map((part): Reference => ({ population, way, parts: [part] }))
          const counted = references.map((reference) => tally?.count(reference).n ?? -1)
          expect(
            counted.reduce((sum, one) => sum + one, 0),
            way,
          ).toBe(n)
          for (const [index, reference] of references.entries()) {
            const rows = await figureRows(tx, scope, reference, { after: undefined, most: 500 })
            expect(rows, `${way} ${reference.parts}`).toHaveLength(counted[index] ?? -1)
          }
        }
      })
    },
  )
})
