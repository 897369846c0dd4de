import { expect, test } from 'vitest'
import { issueList } from '@/server/issues/issue-list'
import { contextOf, eastGrid, givenActor, givenAreas } from '@/tests/support/households'
import { givenIssue } from '@/tests/support/issues'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid)

test('the register shows where each matter is, and pages from its rows [F58]', async () => {
  const places = ['3号楼 1单元 楼道', '东门', '车棚']
  for (const place of places) await givenIssue(db, worker, { place })
  const { rows } = await issueList(contextOf(db, worker), {})
  expect(rows.map(({ place }) => place).sort()).toEqual([...places].sort())
  const rest = await issueList(contextOf(db, worker), { after: rows[0]?.cursor })
  expect(rest.rows.map(({ id }) => id)).toEqual(rows.slice(1).map(({ id }) => id))
})
