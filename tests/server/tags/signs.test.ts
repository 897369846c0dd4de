import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import type { Actor } from '@/domain/access/actor'
import { editHousehold, textsOf } from '@/server/households/edit-household'
import { householdFile } from '@/server/households/household-file'
import { householdList } from '@/server/households/household-list'
import { addTag } from '@/server/tags/add-tag'
import { answerSign, confirmSigns } from '@/server/tags/answer-sign'
import { proposalList } from '@/server/tags/proposal-list'
import { tagReasons } from '@/server/tags/tag-reasons'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  givenResident,
  street,
  westCommittee,
} from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const cadre = await givenActor(owner, 'street_cadre', street)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const as = (on: Database, actor: Actor = secretary) => contextOf(on, actor)

const mother = { name: '韩玉珍', bornOn: '1948-05-06' }
const son = { name: '韩立', bornOn: '1975-02-03' }

type Of = 'living_alone' | 'elders_only' | 'class'
const proposals = async (on: Database, of: Of = 'living_alone') => (await proposalList(as(on), { of })).proposals
const proposed = async (on: Database, id: string, of: Of = 'living_alone') =>
  (await proposals(on, of)).find((one) => one.id === id)
const labels = async (on: Database, id: string) =>
  (await householdFile(as(on), { id }))?.reasons.tags.map(({ label }) => label)
const listed = async (on: Database, query: Record<string, string>, id: string) =>
  (await householdList(as(on), query)).items.some((item) => item.id === id)

async function answer(on: Database, id: string, said: 'yes' | 'no', reason?: string, of: Of = 'living_alone') {
  const one = await proposed(on, id, of)
  return answerSign(as(on), {
    householdId: id,
    sign: one?.sign,
    facts: one?.facts,
    answer: said,
    reason: reason ?? null,
  })
}

async function closeStay(on: Database, residentId: string) {
  const [row] = await owner.execute<{ id: string; version: number }>(
    sql`select id, version from residencies where resident_id = ${residentId} and to_on is null`,
  )
  await on.execute(
    sql`update residencies set to_on = '2026-11-19', departure = 'moved_out' where id = ${row?.id ?? ''}`,
  )
}

test('when the last companion moves out 独居 is proposed by itself, and a person confirms it [F20] [C28]', async () => {
  const home = await givenHousehold(owner, { people: [mother, son] })
  await forgetting(owner, async (tx) => {
    expect(await proposed(tx, home.id)).toBeUndefined()
    await closeStay(tx, home.people[1] ?? '')
    expect(await proposed(tx, home.id)).toMatchObject({ sign: 'living_alone', because: '现住 1 人，78 周岁' })
    expect(await answer(tx, home.id, 'yes')).toMatchObject({ ok: true })
    expect(await proposed(tx, home.id)).toBeUndefined()
    const why = await tagReasons(as(tx), { id: home.id, sign: 'living_alone' })
    expect(why).toMatchObject({ label: '独居', answer: { answer: 'yes', by: '周敏华' } })
    expect(why?.because[0]).toContain('1 人居住，78 周岁')
  })
})

test('不是 needs a reason; then the tag, the colour and the lists are without it until the facts change [F20] [F30]', async () => {
  const home = await givenHousehold(owner, { people: [mother] })
  await forgetting(owner, async (tx) => {
    expect(await listed(tx, { tag: 'living_alone' }, home.id)).toBe(true)
    expect(await listed(tx, { colour: 'red' }, home.id)).toBe(true)
    expect(await answer(tx, home.id, 'no')).toMatchObject({ refusal: { kind: 'answer_needs_reason' } })
    expect(await answer(tx, home.id, 'no', '儿子同住，未登记')).toMatchObject({ ok: true })
    expect(await labels(tx, home.id)).not.toContain('独居')
    expect((await householdFile(as(tx), { id: home.id }))?.reasons.colour.colour).toBe('green')
    expect(await listed(tx, { tag: 'living_alone' }, home.id)).toBe(false)
    expect(await listed(tx, { colour: 'red' }, home.id)).toBe(false)
    expect(await listed(tx, { colour: 'green' }, home.id)).toBe(true)
    expect(await proposed(tx, home.id)).toBeUndefined()

    await givenResident(tx as never, eastGrid, home.id, { name: '陈桂兰', bornOn: '1950-01-01' })
    expect(await proposed(tx, home.id, 'elders_only')).toMatchObject({ sign: 'elders_only' })
    expect(await labels(tx, home.id)).toContain('纯老家庭')
  })
})

test('an answer about facts that have changed meanwhile is refused, and so is one about another committee', async () => {
  const home = await givenHousehold(owner, { people: [mother] })
  await forgetting(owner, async (tx) => {
    const one = await proposed(tx, home.id)
    const given = { householdId: home.id, sign: 'living_alone', facts: one?.facts, answer: 'yes' }
    expect(await answerSign(as(tx), { ...given, facts: '2 1948-05-06' })).toMatchObject({
      refusal: { kind: 'facts_changed' },
    })
    expect(await answerSign(as(tx, neighbour), given)).toMatchObject({ refusal: { kind: 'not_found' } })
    expect(await answerSign(as(tx, cadre), given)).toMatchObject({ refusal: { kind: 'not_permitted' } })
    expect(await tx.execute(sql`select 1 from sign_answers`)).toHaveLength(0)
  })
})

test('a household without class after its first completed visit stands on 待分类 with what the rule proposes [F22] [F25]', async () => {
  const home = await givenHousehold(owner, { people: [son] })
  await forgetting(owner, async (tx) => {
    expect(await proposed(tx, home.id, 'class')).toBeUndefined()
    await tx.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
      values (${newId()}, ${eastGrid}, ${home.id}, '2026-11-18T02:00:00Z', 'door', 'met', ${secretary.accountId}, ${secretary.accountId})`)
    expect(await proposed(tx, home.id, 'class')).toMatchObject({ label: 'B 类' })
    await addTag(as(tx), {
      householdId: home.id,
      code: 'lost_only_child',
      evidence: '计生扶助卡',
      fromOn: '2026-11-19',
    })
    expect(await proposed(tx, home.id, 'class')).toMatchObject({
      label: 'C 类',
      because: expect.stringContaining('失独'),
    })
    expect(await answer(tx, home.id, 'yes', undefined, 'class')).toMatchObject({ ok: true })
    const file = await householdFile(as(tx), { id: home.id })
    expect(file).toMatchObject({ contactClass: 'C', classReason: { reason: '失独命中 C 类规则', by: '周敏华' } })
    expect(await proposed(tx, home.id, 'class')).toBeUndefined()
  })
})

test('a class overridden with a reason is not proposed again until another tag is added [F25]', async () => {
  const home = await givenHousehold(owner, { people: [son] })
  await forgetting(owner, async (tx) => {
    await addTag(as(tx), {
      householdId: home.id,
      code: 'lost_only_child',
      evidence: '计生扶助卡',
      fromOn: '2026-11-19',
    })
    const [row] = await tx.execute<Record<string, unknown>>(sql`select * from households where id = ${home.id}`)
    const was = Object.fromEntries(Object.keys(textsOf(row as never)).map((field) => [`was.${field}`, null]))
    const wanted = { id: home.id, kind: 'family', contactClass: 'B', classReason: '本人要求照常走访' }
    expect(await editHousehold(as(tx), { ...was, 'was.kind': 'family', ...wanted })).toMatchObject({ ok: true })
    expect(await proposed(tx, home.id, 'class')).toBeUndefined()
    await addTag(as(tx), {
      householdId: home.id,
      code: 'minimum_living',
      evidence: '低保 2026-18',
      fromOn: '2026-11-20',
    })
    expect(await proposed(tx, home.id, 'class')).toMatchObject({ label: 'C 类' })
    expect(await answer(tx, home.id, 'no', '仍按本人要求', 'class')).toMatchObject({ ok: true })
    expect((await householdFile(as(tx), { id: home.id }))?.contactClass).toBe('B')
    expect(await proposed(tx, home.id, 'class')).toBeUndefined()
  })
})

test('every tag says why: its rule with facts and days, or evidence, who, when and the day to look again [C28]', async () => {
  const home = await givenHousehold(owner, { people: [mother] })
  await forgetting(owner, async (tx) => {
    const given = { householdId: home.id, residentId: home.people[0], code: 'disability', detail: '肢体 二级' }
    await addTag(as(tx), { ...given, evidence: '残疾证 29010119480506', fromOn: '2026-03-01' })
    const file = await householdFile(as(tx), { id: home.id })
    for (const { code } of file?.reasons.tags ?? []) {
      const why = await tagReasons(as(tx), { id: home.id, sign: code })
      expect([...(why?.because ?? []), ...(why?.held ?? []).map(({ evidence }) => evidence)].join('')).not.toBe('')
      expect(why).toMatchObject({ dictionary: { code, grounds: expect.stringMatching(/./) } })
    }
    const why = await tagReasons(as(tx), { id: home.id, sign: 'disability' })
    expect(why?.held).toMatchObject([
      { who: '韩玉珍', evidence: '残疾证 29010119480506', by: '周敏华', reviewOn: '2031-03-01' },
    ])
    expect(await tagReasons(as(tx, cadre), { id: home.id, sign: 'disability' })).toBeUndefined()
    expect(await tagReasons(as(tx, neighbour), { id: home.id, sign: 'living_alone' })).toBeUndefined()
    expect(await tagReasons(as(tx), { id: home.id, sign: 'colour' })).toMatchObject({ because: ['独居'] })
    const acts = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from audit_entries where household_id = ${home.id} and detail ->> 'why' = 'disability'`,
    )
    expect(acts[0]?.n).toBeGreaterThan(0)
  })
})

test('a page of proposals is confirmed at once; one whose facts changed meanwhile stays on the list [F20]', async () => {
  const homes = [await givenHousehold(owner, { people: [mother] }), await givenHousehold(owner, { people: [mother] })]
  await forgetting(owner, async (tx) => {
    const items = (await proposals(tx)).filter(({ id }) => homes.some((home) => home.id === id))
    expect(items).toHaveLength(2)
    const sent = items.map(({ id, facts }, at) => `${id} ${at === 0 ? facts : '1 1950-01-01'}`)
    expect(await confirmSigns(as(tx), { sign: 'living_alone', items: sent })).toMatchObject({ ok: true })
    expect((await proposals(tx)).filter(({ id }) => items.some((item) => item.id === id))).toHaveLength(1)
    expect(await confirmSigns(as(tx, neighbour), { sign: 'living_alone', items: sent })).toMatchObject({
      refusal: { kind: 'not_found' },
    })
  })
})
