import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import type { Actor } from '@/domain/access/actor'
import { type TagCode, tags } from '@/domain/tags/codes'
import { householdList } from '@/server/households/household-list'
import { reviewList } from '@/server/tags/review-list'
import { reviewTag } from '@/server/tags/review-tag'
import { tagDictionary } from '@/server/tags/tag-dictionary'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const cadre = await givenActor(owner, 'street_cadre', street)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const as = (actor: Actor = secretary) => contextOf(db, actor)

async function tagged(code: TagCode, reviewOn: string | null, born = '1948-05-06') {
  const home = await givenHousehold(owner, { people: [{ name: '韩玉珍', bornOn: born, political: '01' }] })
  const id = newId()
  await owner.execute(sql`insert into tags (id, area_code, household_id, resident_id, code, evidence, from_on, review_on)
    values (${id}, ${eastGrid}, ${home.id}, ${home.people[0]}, ${code}, '低保 2026-18', '2026-01-01', ${reviewOn})`)
  return { id, home: home.id }
}

test('the dictionary tells of every tag its grounds, its cycle, who sees it, and as many households as its list has [C28]', async () => {
  await tagged('minimum_living', '2026-11-01')
  await tagged('dementia', '2027-01-01', '1920-01-01')
  const { tags: told } = await tagDictionary(as(), {})
  expect(told.map(({ code }) => code)).toEqual(Object.keys(tags))
  for (const { code, households, grounds, seers } of told) {
    expect([grounds, seers].every((words) => words.length > 3)).toBe(true)
    expect(households, code).toBe((await householdList(as(), { tag: code })).counts.households)
  }
  expect(told.filter(({ households }) => (households ?? 0) > 0).length).toBeGreaterThan(4)
  const seen = (await tagDictionary(as(cadre), {})).tags.find(({ code }) => code === 'dementia')
  expect(seen).toMatchObject({ sensitive: true, households: null })
})

test('what is due for review stands on the list, the longest due first, and 仍符合 sets the next day [C28] [F36]', async () => {
  const late = await tagged('destitute', '2026-10-01')
  const soon = await tagged('destitute', '2026-12-10')
  await tagged('destitute', '2027-06-01')
  const due = async (actor = secretary) =>
    (await reviewList(as(actor), { code: 'destitute' })).rows.map(({ id, late: past }) => [id, past])
  expect(await due()).toEqual([
    [late.id, true],
    [soon.id, false],
  ])
  expect(await due(neighbour)).toEqual([])
  expect(await reviewTag(as(neighbour), { id: late.id, holds: 'yes' })).toMatchObject({
    refusal: { kind: 'not_found' },
  })
  expect(await reviewTag(as(cadre), { id: late.id, holds: 'yes' })).toMatchObject({
    refusal: { kind: 'not_permitted' },
  })
  expect(await reviewTag(as(), { id: late.id, holds: 'yes' })).toMatchObject({ ok: true })
  expect(await due()).toEqual([[soon.id, false]])
  const [kept] = await owner.execute(sql`select review_on::text, to_on from tags where id = ${late.id}`)
  expect(kept).toMatchObject({ review_on: '2027-11-20', to_on: null })
})

test('已不符合 ends the tag from today on and keeps the row; a tag that ended is not reviewed again [C28]', async () => {
  const { id } = await tagged('low_income_edge', '2026-11-01')
  expect(await reviewTag(as(), { id, holds: 'no', reason: '已就业' })).toMatchObject({ ok: true })
  const [kept] = await owner.execute(sql`select to_on::text from tags where id = ${id}`)
  expect(kept).toEqual({ to_on: '2026-11-20' })
  expect(await reviewTag(as(), { id, holds: 'yes' })).toMatchObject({ refusal: { kind: 'already_ended' } })
  const [act] = await owner.execute(
    sql`select detail from audit_entries where act = 'resident.review_tag' and subject_id = ${id}`,
  )
  expect(act).toMatchObject({ detail: { holds: 'no', reason: '已就业', changed: '低保边缘' } })
})

test('a tag without a cycle wants the next day', async () => {
  const { id } = await tagged('veteran', '2026-11-01')
  expect(await reviewTag(as(), { id, holds: 'yes' })).toMatchObject({ refusal: { kind: 'review_needs_day' } })
  expect(await reviewTag(as(), { id, holds: 'yes', reviewOn: '2027-01-01' })).toMatchObject({ ok: true })
})

test('residence permits that ended or end within thirty days stand beside [F36]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '租客' }, { name: '同住' }] })
  await owner.execute(sql`update residents set permit_until = '2026-12-01' where id = ${home.people[0]}`)
  await owner.execute(sql`update residents set permit_until = '2027-12-01' where id = ${home.people[1]}`)
  const { rows, counts } = await reviewList(as(), { of: 'permit' })
  expect(rows).toMatchObject([{ residentId: home.people[0], dueOn: '2026-12-01', late: false, code: null }])
  expect(counts.permit).toBe(1)
})
