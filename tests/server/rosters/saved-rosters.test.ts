import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import type { Actor } from '@/domain/access/actor'
import { mostSaved } from '@/domain/rosters/saving'
import { removeRoster } from '@/server/rosters/remove-roster'
import { rosterList } from '@/server/rosters/roster-list'
import { saveRoster } from '@/server/rosters/save-roster'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  street,
  westCommittee,
} from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)

type Where = typeof db
const save = (on: Where, actor: Actor, input: Record<string, unknown>) => saveRoster(contextOf(on, actor), input)
const namesFor = async (on: Where, actor: Actor) =>
  (await rosterList(contextOf(on, actor), {})).saved.map(({ name }) => name)

test('a condition is saved under a name, by itself for its owner, shared for the committee, and written down [C7]', async () => {
  await forgetting(db, async (tx) => {
    await save(tx, secretary, { name: '独居九旬', stated: 'min=90&tag=living_alone&on=2026-01-01' })
    await save(tx, secretary, { name: '重病老人', stated: 'min=60&tag=serious_illness', shared: 'on' })
    await save(tx, worker, { name: '第二网格学童', stated: 'age=4-12', shared: 'on' })
    expect(await namesFor(tx, secretary)).toEqual(expect.arrayContaining(['独居九旬', '重病老人', '第二网格学童']))
    expect((await namesFor(tx, worker)).sort()).toEqual(['第二网格学童', '重病老人'])
    expect([await namesFor(tx, neighbour), await namesFor(tx, cadre)]).toEqual([[], []])
    const [saved] = (await rosterList(contextOf(tx, secretary), {})).saved.filter(({ name }) => name === '独居九旬')
    expect(saved).toMatchObject({
      own: true,
      words: ['90岁以上', '独居'],
      condition: { age: '90-', tag: 'living_alone' },
    })
  })
})

test('only its owner removes a list', async () => {
  await forgetting(db, async (tx) => {
    const done = await save(tx, secretary, { name: '重病老人', stated: 'min=60', shared: 'on' })
    const id = done.ok ? done.value.id : ''
    for (const other of [worker, neighbour])
      expect(await removeRoster(contextOf(tx, other), { id })).toMatchObject({ refusal: { kind: 'not_found' } })
    expect(await removeRoster(contextOf(tx, secretary), { id })).toMatchObject({ ok: true })
    expect(await namesFor(tx, worker)).toEqual([])
  })
})

test('one name is used once, and nobody keeps more lists than anybody reads', async () => {
  await forgetting(db, async (tx) => {
    for (let n = 0; n < mostSaved; n += 1)
      expect(await save(tx, worker, { name: `名册${n}`, stated: 'min=60' })).toMatchObject({ ok: true })
    expect(await save(tx, worker, { name: '名册7' })).toMatchObject({ refusal: { kind: 'name_taken' } })
    expect(await save(tx, worker, { name: '再一份' })).toMatchObject({ refusal: { kind: 'too_many_saved' } })
    expect(await save(tx, secretary, { name: '名册7' })).toMatchObject({ ok: true })
  })
})

test('a list on a tag that its reader may not see is neither saved nor shown', async () => {
  const refused = await save(db, cadre, { name: '失智老人', stated: 'tag=dementia' })
  expect(refused).toMatchObject({ refusal: { kind: 'not_found' } })
  const volunteer = await givenActor(owner, 'volunteer', eastCommittee)
  expect(await save(db, volunteer, { name: '名册' })).toMatchObject({ refusal: { kind: 'not_permitted' } })
})

test('what saves and removes a list is written down', async () => {
  const done = await save(db, secretary, { name: '九旬', stated: 'min=90' })
  const id = done.ok ? done.value.id : ''
  await removeRoster(contextOf(db, secretary), { id })
  const entries = await owner.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
  expect(entries.map(({ act }) => act)).toEqual(['roster.save', 'roster.remove'])
})
