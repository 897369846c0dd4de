import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { rosterList } from '@/server/rosters/roster-list'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

let db: Database
let secretary: Actor
let neighbour: Actor

beforeAll(async () => {
  const own = await ownDatabase()
  db = own.db
  await givenAreas(own.owner)
  secretary = await givenActor(own.owner, 'secretary', eastCommittee)
  neighbour = await givenActor(own.owner, 'secretary', westCommittee)
  await givenHousehold(own.owner, {
    people: [
      { name: '丁大山', bornOn: '1930-01-01' },
      { name: '丁小雨', bornOn: '2025-05-05', relation: '41' },
    ],
  })
})

const countsOf = async (actor: Actor) => {
  const { rosters } = await rosterList(contextOf(db, actor), {})
  return Object.fromEntries(rosters.map(({ id, n }) => [id, n]))
}

test('a ready-made roster counts the people who stand on it today', async () => {
  expect(await countsOf(secretary)).toMatchObject({
    ninety: 1,
    eighty: 1,
    toddlers: 1,
    children: 0,
    unclassified: 1,
    class_c: 0,
  })
})

test('nobody of the committee next door stands on it', async () => {
  expect(Object.values(await countsOf(neighbour)).every((n) => n === 0)).toBe(true)
})
