import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { addTag } from '@/server/tags/add-tag'
import { answerSign } from '@/server/tags/answer-sign'
import { endTag } from '@/server/tags/end-tag'
import { contextOf, eastCommittee, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const home = await givenHousehold(owner, { people: [{ name: '韩玉珍', bornOn: '1948-05-06' }] })
const tag = { householdId: home.id, code: 'minimum_living', evidence: '低保 2026-18', fromOn: '2026-11-19' }

/** What stands of the tags and answers of the household. */
const written = async (on: Database) => [
  ...(await on.execute(sql`select code, to_on::text from tags where household_id = ${home.id} order by id`)),
  ...(await on.execute(sql`select answer from sign_answers where household_id = ${home.id}`)),
]

test('what leaves no entry is not written: an entry that fails takes the write back with it [K16]', async () => {
  await forgetting(owner, async (tx) => {
    const desk = contextOf(tx, secretary)
    expect(await addTag(desk, tag)).toMatchObject({ ok: true })
    const [held] = await tx.execute<{ id: string }>(sql`select id from tags where household_id = ${home.id}`)
    const before = await written(tx)
    await tx.execute(sql`alter table audit_entries add constraint full_disk check (act = 'nothing') not valid`)
    const facts = { sign: 'living_alone', facts: '1 1948-05-06', answer: 'yes' }
    for (const write of [
      () => addTag(desk, { ...tag, code: 'destitute' }),
      () => endTag(desk, { id: held?.id, toOn: '2026-11-20', reason: '已就业' }),
      () => answerSign(desk, { householdId: home.id, ...facts }),
    ])
      await expect(write()).rejects.toThrow()
    expect(await written(tx)).toEqual(before)
    await tx.execute(sql`alter table audit_entries drop constraint full_disk`)
    expect(await answerSign(desk, { householdId: home.id, ...facts })).toMatchObject({ ok: true })
  })
})
