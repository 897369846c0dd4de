import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { holds } from '@/domain/access/actor'
import { seesPeople } from '@/domain/access/roles'
import { type EntryPoint, entryPoints } from '@/server/entry-points'
import { sampleOf } from '@/tests/matrix/samples'
import { canaries, givenWorld, identities, type Place, places, reaches, type Who } from '@/tests/matrix/world'
import { contextOf } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { textOf, under } from '@/tests/support/source'

const made = /= (view|command)\(|register\(/
for (const file of under('server').filter((path) => made.test(textOf(path)) && !/^'use server'/m.test(textOf(path))))
  await import(pathToFileURL(file).href)

const { db, owner } = await ownDatabase()
const world = await givenWorld(owner)
const entries = entryPoints()
/** On a second PostgreSQL every statement is asked by who may, about their own; who may what does not hang on the server. */
const once = process.env.TEST_MATRIX === 'once'
const cases = entries
  .flatMap((entry) =>
    (Object.keys(identities) as Who[]).flatMap((who) =>
      (Object.keys(places) as Place[]).map((place) => ({ entry, who, place })),
    ),
  )
  .filter(({ entry, who, place }) => !once || (place === 'own' && holds(world.people[who], entry.permission)))

type Outcome = { kind: string; value?: unknown }

/** Asks as somebody about a record of a place; nothing of it stays. */
async function ask({ entry, who, place }: (typeof cases)[number]): Promise<Outcome> {
  let outcome: Outcome = { kind: 'nothing' }
  await db
    .transaction(async (tx) => {
      outcome = await answer(entry, contextOf(tx as never, world.people[who]), sampleOf(entry, world.at[place]))
      throw new Forgotten()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Forgotten)) throw error
    })
  return outcome
}
class Forgotten extends Error {}

async function answer(entry: EntryPoint, context: ReturnType<typeof contextOf>, raw: unknown): Promise<Outcome> {
  try {
    const value = await entry.ask(context, raw)
    if (entry.kind === 'view') return { kind: value === undefined ? 'not_found' : 'shown', value }
    const result = value as { ok: boolean; refusal?: { kind: string } }
    return { kind: result.ok ? 'done' : (result.refusal?.kind ?? '?'), value }
  } catch (error) {
    const digest = (error as { digest?: string }).digest ?? ''
    if (digest.startsWith('NEXT_REDIRECT') && digest.includes('/not-permitted')) return { kind: 'not_permitted' }
    if (digest.startsWith('NEXT_')) return { kind: 'sent_elsewhere' }
    return { kind: `threw ${String((error as Error).cause ?? error).slice(0, 200)}` }
  }
}

const outcomes = new Map<string, Outcome>()
for (const one of cases) outcomes.set(`${one.entry.name} ${one.who} ${one.place}`, await ask(one))
const outcomeOf = (one: (typeof cases)[number]) =>
  outcomes.get(`${one.entry.name} ${one.who} ${one.place}`) ?? { kind: '?' }
const told = (one: (typeof cases)[number]) =>
  `${one.entry.kind} ${one.entry.name} as ${one.who} @${one.place}: ${outcomeOf(one).kind}`
const wrongOf = (of: (one: (typeof cases)[number], outcome: Outcome) => boolean) =>
  cases.filter((one) => of(one, outcomeOf(one))).map(told)

test('the list of entry points is the list of the source', () => {
  const sourceNames = under('server').flatMap((path) =>
    [...textOf(path).matchAll(/(?:view|command)\(\{\s*name: '([\w.]+)'/g)].map(([, name]) => name ?? ''),
  )
  expect(entries.length).toBeGreaterThan(60)
  expect(sourceNames.filter((name) => !entries.some((entry) => entry.name === name))).toEqual([])
  console.log(
    `matrix: ${entries.length} entry points × ${Object.keys(identities).length} identities × 3 places = ${cases.length} cases`,
  )
})

test('nothing falls over, whoever asks for whatever', () => {
  expect(wrongOf((_, { kind }) => kind.startsWith('threw'))).toEqual([])
})

test.skipIf(once)('who lacks the permission is refused, and who has it is not [S2]', () => {
  expect(
    wrongOf(({ entry, who }, { kind }) => (kind === 'not_permitted') !== !holds(world.people[who], entry.permission)),
  ).toEqual([])
})

test('every sample is good enough to reach the rule [S2]', () => {
  const unasked = entries.filter((entry) =>
    cases
      .filter((one) => one.entry === entry && outcomeOf(one).kind !== 'not_permitted')
      .every((one) => outcomeOf(one).kind === 'invalid_input'),
  )
  expect(
    unasked.map(
      ({ name, takes }) =>
        `${name}: ${JSON.stringify(takes.safeParse(sampleOf(entries.find((entry) => entry.name === name) as EntryPoint, world.at.own)).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`))}`,
    ),
    'add these to tests/matrix/samples.ts',
  ).toEqual([])
})

test('every view is shown to somebody who may, about the own area', () => {
  const shown = new Set(
    cases
      .filter((one) => one.place === 'own' && ['shown', 'sent_elsewhere'].includes(outcomeOf(one).kind))
      .map(({ entry }) => entry),
  )
  expect(entries.filter((entry) => entry.kind === 'view' && !shown.has(entry)).map(({ name }) => name)).toEqual([])
})

test.skipIf(once)('a command never does anything to a record outside the jurisdiction [S2]', () => {
  expect(
    wrongOf(
      ({ entry, who, place }, { kind }) =>
        entry.kind === 'command' &&
        kind === 'done' &&
        !reaches(world.people[who], place) &&
        !ownMatters.has(entry.name),
    ),
  ).toEqual([])
})

/** Commands about the person who asks or about the own area as a whole: the record of a place plays no part. */
const ownMatters = new Set([
  'account.change_password',
  'export.ask',
  'roster.save',
  'roster.freeze',
  'roster.keep_monthly',
  'roster.set_age_cut',
  'delivery.create',
  'colour.set_rule',
  'cadence.adopt',
  'hours.set',
  'campaign.create',
  'retention.set_rule',
  'retention.ask',
  'form.register',
  'issue.recount',
  'import.upload',
  'phone.open',
  'term.edit',
  // a household out of reach is not touched: what was sent is kept for the secretary of who sent it
  'visit.receive',
  'visit.hold',
  'attachment.begin',
  'observation.receive',
])

test.skipIf(once)(
  'a refusal writes nothing at all, in any table [S2]',
  async () => {
    const refused = cases.filter((one) => one.entry.kind === 'command' && outcomeOf(one).kind !== 'done')
    expect(refused.length).toBeGreaterThan(500)
    const before = await fingerprint()
    for (const { entry, who, place } of refused)
      await answer(entry, contextOf(db, world.people[who]), sampleOf(entry, world.at[place]))
    expect(await fingerprint()).toEqual(before)
  },
  120_000,
)

/** Every row of every table, as the owner sees it. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = await owner.execute<{ name: string }>(
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await owner.execute<{ print: string }>(
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) || count(*) as print from ${sql.identifier(name)} t`,
    )
    prints[name] = row?.print ?? ''
  }
  return prints
}

test('who may see people and reaches them is shown them: the walls are not just shut', () => {
  const seen = (who: Who) =>
    cases.filter(
      (one) =>
        one.who === who &&
        one.place === 'own' &&
        JSON.stringify(outcomeOf(one).value ?? null).includes(canaries.own.name),
    )
  expect(seen('secretary').length).toBeGreaterThan(5)
  expect(seen('grid_worker').length).toBeGreaterThan(5)
  const done = (who: Who) =>
    cases.filter((one) => one.who === who && one.place === 'own' && outcomeOf(one).kind === 'done')
  expect(done('secretary').length).toBeGreaterThan(8)
})

test.skipIf(once)('no name, ID number or telephone of a place is shown to who does not reach it [S3]', () => {
  const leaks = wrongOf(({ who, place: asked, entry }, { value }) => {
    const text = JSON.stringify(value ?? null)
    return (Object.keys(places) as Place[]).some((place) => {
      const { name, idNumber, phone } = canaries[place]
      const inside = reaches(world.people[who], place)
      const revealed = entry.name === 'resident.reveal' && inside && asked === place
      return (!inside && text.includes(name)) || (!revealed && (text.includes(idNumber) || text.includes(phone)))
    })
  })
  expect(leaks).toEqual([])
})

test.skipIf(once)(
  'who may not see people is shown no name of a resident, the three administrators first of all [S9]',
  () => {
    const leaks = wrongOf(
      ({ who }, { value }) =>
        !seesPeople.has(identities[who].role) &&
        Object.values(canaries).some(({ name }) => JSON.stringify(value ?? null).includes(name)),
    )
    expect(leaks).toEqual([])
  },
)
