import { sql } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Mark } from '@/components/ui/mark'
import { newId } from '@/db/ids'
import { doorsOf } from '@/db/queries/doors'
import { dueHouseholds } from '@/db/queries/due-visits'
import { tallies } from '@/db/queries/figures/counts'
import { keptTallies } from '@/db/queries/figures/kept-tallies'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { attentions } from '@/domain/households/codes'
import { householdFile } from '@/server/households/household-file'
import { householdLedger } from '@/server/households/household-ledger'
import { householdList } from '@/server/households/household-list'
import { colourRuleList } from '@/server/tags/colour-rules'
import { setColourRule } from '@/server/tags/set-colour-rule'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const cadre = await givenActor(owner, 'street_cadre', street, { name: '陈建国' })
const day = '2026-11-20'
const tomorrow = new Date('2026-11-21T12:00:00+08:00')

const alone = await givenHousehold(owner, { people: [{ name: '韩玉珍', bornOn: '1948-05-06' }] })
const jobless = await givenHousehold(owner, { people: [{ name: '韩立', bornOn: '1980-05-06' }] })
const plain = await givenHousehold(owner, { people: [{ name: '普通', bornOn: '1985-05-06' }] })
const west = await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '西边', bornOn: '1980-01-01' }] })
for (const [area, home] of [
  [eastGrid, jobless.id],
  [westGrid, west.id],
] as const)
  await owner.execute(
    sql`insert into tags (id, area_code, household_id, code, from_on) values (${newId()}, ${area}, ${home}, 'unemployed', '2026-01-01')`,
  )

const set = (input: Record<string, unknown>, actor: Actor = cadre, now = noon) =>
  setColourRule(contextOf(db, actor, now), {
    fromOn: '2026-11-21',
    reason: '就业帮扶专项',
    red: ['unemployed'],
    yellow: ['living_alone'],
    ...input,
  })
const file = async (id: string, now: Date, on?: string) =>
  (await householdFile(contextOf(db, secretary, now), { id, on }))?.reasons.colour.colour
const list = async (colour: string, now: Date) =>
  (await householdList(contextOf(db, secretary, now), { colour })).items.map(({ id }) => id)

async function counted(actor: Actor, on: string, now: Date) {
  const scope = { jurisdiction: jurisdictionOf(actor), from: on, to: on }
  const question = [
    { scope, by: 'grid' as const, requests: [{ population: 'household' as const, ways: ['attention'] }] },
  ]
  return owner.transaction(async (tx) => {
    const kept = await keptTallies(tx, { seenFrom: actor.areaCode, now }, question)
    const live = await tallies(tx, question)
    const of = (tally: (typeof live)[number] | undefined, part: string) =>
      tally?.count({ population: 'household', way: 'attention', parts: [part] }).n
    const both = (part: string) => [of(kept[0], part), of(live[0], part)]
    return { red: both('red'), yellow: both('yellow') }
  })
}

test('only the street sets the rule, from today on at the earliest, and with something red [F30]', async () => {
  expect(await set({}, secretary)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await set({ fromOn: '2026-11-19' })).toMatchObject({ refusal: { kind: 'rule_in_past' } })
  expect(await set({ red: [] })).toMatchObject({ refusal: { kind: 'rule_without_red' } })
  const { rule } = await colourRuleList(contextOf(db, cadre), {})
  expect(await set(rule)).toMatchObject({ refusal: { kind: 'rule_as_before' } })
  expect(await owner.execute(sql`select 1 from colour_rules`)).toHaveLength(0)
})

test('before it is set the rule says how many households change colour; past days keep the rule of then [F30]', async () => {
  expect(await counted(cadre, day, noon)).toEqual({ red: [1, 1], yellow: [2, 2] })
  expect(await counted(cadre, '2026-11-21', tomorrow)).toEqual({ red: [1, 1], yellow: [2, 2] })
  const shown = await set({})
  expect(shown).toMatchObject({
    refusal: {
      preview: {
        who: [expect.stringMatching(/红变黄 1 户/)],
        counts: [
          { label: '红色户', before: 1, after: 2 },
          { label: '黄色户', before: 2, after: 1 },
          { label: '绿色户', before: 1, after: 1 },
        ],
      },
    },
  })
  expect(await owner.execute(sql`select 1 from colour_rules`)).toHaveLength(0)
  const seal = shown.ok || !('preview' in shown.refusal) ? '' : (shown.refusal.preview as { seal: string }).seal
  expect(await set({ confirmed: seal, yellow: ['veteran'] })).toMatchObject({ refusal: { kind: 'preview' } })
  expect(await set({ confirmed: seal })).toMatchObject({ ok: true })

  expect([await file(alone.id, noon), await file(jobless.id, noon)]).toEqual(['red', 'yellow'])
  expect([await file(alone.id, tomorrow), await file(jobless.id, tomorrow)]).toEqual(['yellow', 'red'])
  expect([await file(alone.id, tomorrow, day), await file(jobless.id, tomorrow, day)]).toEqual(['red', 'yellow'])
  expect(await list('red', noon)).toEqual([alone.id])
  expect(await list('red', tomorrow)).toEqual([jobless.id])
  expect(await counted(cadre, day, tomorrow)).toEqual({ red: [1, 1], yellow: [2, 2] })
  expect(await counted(cadre, '2026-11-21', tomorrow)).toEqual({ red: [2, 2], yellow: [1, 1] })
})

test('the round, the doors and the list colour by the rule in force [F30]', async () => {
  const where = jurisdictionOf(secretary)
  for (const [on, colours] of [
    [day, ['red', 'yellow', 'green']],
    ['2026-11-21', ['yellow', 'red', 'green']],
  ] as const) {
    const due = await dueHouseholds(owner, where, on, on, 100)
    const doors = await doorsOf(owner, where, alone.buildingId, on)
    const homes = [alone.id, jobless.id, plain.id]
    expect(homes.map((id) => due.find((one) => one.id === id)?.colour)).toEqual(colours)
    expect(homes.map((id) => doors.find((one) => one.household_id === id)?.colour)).toEqual(colours)
  }
})

test('versions stay with who, when and why, and the table refuses every change', async () => {
  const { versions } = await colourRuleList(contextOf(db, secretary), {})
  expect(versions).toMatchObject([
    { fromOn: '2026-11-21', madeBy: '陈建国', reason: '就业帮扶专项', state: 'later', red: ['失业'] },
  ])
  await expect(owner.execute(sql`update colour_rules set from_on = '2020-01-01'`)).rejects.toThrow()
  const acts = await owner.execute(sql`select detail from audit_entries where act = 'colour.rule'`)
  expect(acts).toMatchObject([{ detail: { red: ['unemployed'], yellow: ['living_alone'] } }])
})

test('a colour is never only a colour: on paper it is a word, on screen a word behind a shape of its own [F30] [K29]', async () => {
  const { lines } = await householdLedger(contextOf(db, secretary, noon), {})
  expect(lines.flatMap(({ cells }) => cells).join('　'), 'days of one form').not.toMatch(/\d月\d/)
  const words = lines.flatMap(({ cells }) => cells.map(String)).filter((cell) => ['红', '黄', '绿'].includes(cell))
  expect(new Set(words)).toEqual(new Set(['红', '黄', '绿']))
  const drawn = (Object.keys(attentions) as (keyof typeof attentions)[]).map((colour) =>
    renderToStaticMarkup(Mark({ colour, plain: true, children: attentions[colour] }) as never),
  )
  expect(new Set(drawn.map((html) => html.match(/ d="[^"]+"|<circle/)?.[0])).size).toBe(3)
  expect(drawn.map((html) => html.replace(/<[^>]+>/g, ''))).toEqual(['红', '黄', '绿'])
})
