import { pathToFileURL } from 'node:url'
import { inspect, isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '@/db/client'
import { holds } from '@/domain/access/actor'
import { placeFrom, placeText } from '@/server/address'
import { type EntryPoint, entryPoints } from '@/server/entry-points'
import { plainText } from '@/server/plain-text'
import { sampleOf } from '@/tests/matrix/samples'
import { givenWorld, type Who } from '@/tests/matrix/world'
import { contextOf } from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'
import { textOf, under } from '@/tests/support/source'

for (const file of under('server').filter((path) => /= (view|command)\(|register\(/.test(textOf(path))))
  await import(pathToFileURL(file).href)

const { db, owner } = await ownDatabase()
const world = await givenWorld(owner)
const views = entryPoints().filter(({ kind }) => kind === 'view')
const commands = entryPoints().filter(({ kind }) => kind === 'command')
const samples = new Map(entryPoints().map((entry) => [entry, sampleOf(entry, world.at.own)]))
const someone = world.at.own.household ?? ''

/** What people, programs and other lists put into an address. */
const garbage: Record<string, unknown> = {
  empty: '',
  'a broken escape': '%E0%A4%A',
  'an escape for nothing': '%00',
  'NUL itself': '\u0000',
  'NUL in the middle': `2026\u0000-01-01~${someone}`,
  'half a letter': '\ud800',
  words: '不是这个',
  SQL: "' or 1=1 --",
  'no such day': '2026-02-31',
  'the year nought': '0000-01-01',
  'the last year': '9999-12-31',
  'the first instant': '0000-01-01T00:00:00Z',
  'a number too large': '99999999999999999999',
  'a serial too large': '9007199254740991',
  'a number below': '-1',
  'half a number': '1.5',
  infinity: 'Infinity',
  'too few parts': someone,
  'too many parts': `a~b~c~${someone}`,
  'the old spelling': `2026-01-01 00:00:00+08~${someone}`,
  'an id of nobody': '00000000-0000-0000-0000-000000000000',
  '10 kB': 'x'.repeat(10_240),
  '10 kB of digits': '9'.repeat(10_240),
  'many values': ['a', someone, '\u0000'],
  'no values': [],
  'a field of a field': { $ne: null },
  'a place of days': placeText(['2026-01-01', someone]),
  'a place of instants': placeText(['2026-01-01 00:00:00+08', someone]),
  'a place without end': placeText(['infinity', someone]),
  'a place of a day that is none': placeText(['2026-02-31 00:00:00+08', someone]),
  'a place of long ago': placeText(['0000-01-01', someone]),
  'a place of numbers': placeText([290_101_001_001_002, 'x', someone]),
  'a place of a number too large': placeText(['99999999999999999999', 'x', someone]),
  'a place of words': placeText(['王', someone]),
  'a place of NUL': placeText(['\u0000', someone]),
  'a place of nobody': placeText(['王', 'x']),
}

/** Every field an address may state, beside those its path gives. */
const fields = views.flatMap((entry) => namesOf(entry).map((field) => ({ entry, field })))

function namesOf(entry: EntryPoint): string[] {
  const shape = z.toJSONSchema(entry.takes, { io: 'input', unrepresentable: 'any' })
  const parts = [shape, ...((shape.allOf ?? []) as (typeof shape)[])]
  return parts.flatMap((part) => Object.keys(part.properties ?? {}))
}

/** Somebody the view opens to. */
const readerOf = ({ permission }: EntryPoint) =>
  (['secretary', 'auditor', 'security_admin', 'system_admin', 'street_cadre'] as const satisfies Who[]).find((who) =>
    holds(world.people[who], permission),
  ) ?? 'department'

async function fault(entry: EntryPoint, raw: unknown, on: Database = db): Promise<string | undefined> {
  try {
    await entry.ask(contextOf(on, world.people[readerOf(entry)]), raw)
    return undefined
  } catch (error) {
    const digest = (error as { digest?: string }).digest ?? ''
    return digest.startsWith('NEXT_') ? undefined : String((error as Error).cause ?? error).slice(0, 160)
  }
}

const known = new Set<string>()

/** What is read as though the field were missing, or as something asked before, is answered as that was. */
async function faultOf(entry: EntryPoint, field: string, value: unknown): Promise<string | undefined> {
  const sample = samples.get(entry) ?? {}
  const { [field]: _, ...without } = sample
  const [read, missing] = [{ ...sample, [field]: value }, without].map((raw) => entry.takes.safeParse(plainText(raw)))
  if (!read?.success) return 'is refused'
  const asked = `${entry.name} ${inspect(read.data, { depth: 5, maxStringLength: null })}`
  if (known.has(asked) || isDeepStrictEqual(read.data, missing?.data)) return undefined
  known.add(asked)
  return fault(entry, { ...sample, [field]: value })
}

test('there are fields to try', () => {
  expect(views.length).toBeGreaterThan(30)
  expect(fields.length).toBeGreaterThan(80)
  console.log(
    `addresses: ${fields.length} fields of ${views.length} views × ${Object.keys(garbage).length} kinds of garbage`,
  )
})

test('a malformed address never breaks a page, whatever stands in whichever of its fields', async () => {
  const wrong: string[] = []
  for (const { entry, field } of fields)
    for (const [kind, value] of Object.entries(garbage)) {
      const said = await faultOf(entry, field, value)
      if (said) wrong.push(`${entry.name}?${field}= ${kind}: ${said}`)
    }
  expect(wrong).toEqual([])
}, 300_000)

test('garbage in every field at once breaks nothing either', async () => {
  const wrong: string[] = []
  for (const entry of views)
    for (const [kind, value] of Object.entries(garbage)) {
      const said = await fault(entry, Object.fromEntries(namesOf(entry).map((field) => [field, value])))
      if (said) wrong.push(`${entry.name} all ${kind}: ${said}`)
    }
  expect(wrong).toEqual([])
}, 120_000)

test('a place says itself again, and one of another order is no place', () => {
  const place = ['2026-11-21 09:30:00.123456+08', someone]
  expect(placeFrom(placeText(place), ['instant'])).toEqual(place)
  expect(placeFrom(placeText(place), ['day'])).toBeUndefined()
  expect(placeFrom(placeText(place), ['number', 'text'])).toBeUndefined()
  expect(placeFrom('nonsense', ['instant'])).toBeUndefined()
})

test('text that no database can hold is taken without what it cannot hold, by every command', async () => {
  const wrong: string[] = []
  for (const entry of commands)
    for (const [field, value] of Object.entries(samples.get(entry) ?? {}))
      for (const odd of typeof value === 'string' ? [`${value}\u0000`, `\u0000${value}`, `${value}\ud800`] : []) {
        const said = await forgotten((own) => fault(entry, { ...samples.get(entry), [field]: odd }, own))
        if (said) wrong.push(`${entry.name} ${field}: ${said}`)
      }
  expect(commands.length).toBeGreaterThan(40)
  expect(wrong).toEqual([])
}, 120_000)

/** What a step says of itself; nothing it did stays. */
async function forgotten(step: (own: Database) => Promise<string | undefined>): Promise<string | undefined> {
  let said: string | undefined
  await forgetting(db, async (own) => {
    said = await step(own)
  })
  return said
}

test('lines of a text end in one way, whichever way it was sent', () => {
  expect(plainText({ note: ['one\r\ntwo', 'one\ntwo', 'o\u0000ne\rtwo'] })).toEqual({
    note: ['one\ntwo', 'one\ntwo', 'one\ntwo'],
  })
  const bytes = new Uint8Array([0, 13, 10])
  expect(plainText({ bytes })).toEqual({ bytes })
})
