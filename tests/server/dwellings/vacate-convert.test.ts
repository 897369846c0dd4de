import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { convertDwelling } from '@/server/dwellings/convert-dwelling'
import { vacateDwelling } from '@/server/dwellings/vacate-dwelling'
import { householdFile } from '@/server/households/household-file'
import { splitHousehold } from '@/server/households/split-household'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
type Answer = { ok: true; value: { id: string } } | { ok: false; refusal: { kind: string } }
const kindOf = (outcome: Answer) => (outcome.ok ? 'done' : outcome.refusal.kind)
const idOf = (outcome: Answer) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value.id
}
async function takenBack(id: string) {
  const [act] = (await undoDesk(context, { id }))?.acts ?? []
  return kindOf(await carriedOut(undoAct, context, { actId: act?.id }))
}

test('an emptied dwelling ends every file behind its door and says where they went; nothing owed is lost [C26] [F18]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '丁一' }, { name: '丁二', relation: '20' }] })
  const [, son = ''] = home.people
  const split = { id: home.id, members: [son], headId: son, on: '2026-11-01', place: 'same' }
  const second = idOf(await carriedOut(splitHousehold, context, split))
  const vacate = { householdId: home.id, on: '2026-11-19', reason: 'moved_out', place: '临江区女儿家' }
  expect(kindOf(await vacateDwelling(stranger, vacate))).toBe('not_found')
  expect(kindOf(await vacateDwelling(cadre, vacate))).toBe('not_permitted')
  expect(kindOf(await vacateDwelling(context, { ...vacate, place: '' }))).toBe('invalid_input')
  expect(kindOf(await vacateDwelling(context, { ...vacate, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await vacateDwelling(context, { ...vacate, on: '2026-10-31' }))).toBe('before_arrival')
  const promise = newId()
  await owner.execute(sql`insert into promises (id, area_code, household_id, text, due_on, made_by, made_at)
    values (${promise}, ${eastGrid}, ${second}, '修灯', '2026-11-30', ${secretary.accountId}, ${noon.toISOString()})`)
  expect(kindOf(await vacateDwelling(context, vacate))).toBe('still_promised')
  await owner.execute(
    sql`update promises set answered_at = ${noon.toISOString()}, answer = '修好了', answered_by = ${secretary.accountId} where id = ${promise}`,
  )

  const preview = await foreseen(vacateDwelling, context, vacate)
  expect(countsOf(preview).slice(0, 2)).toEqual(['在册户 -2', '实有人口 -2'])
  idOf(await vacateDwelling(context, { ...vacate, confirmed: preview.seal }))
  const file = await householdFile(context, { id: home.id })
  expect(file).toMatchObject({ toOn: '2026-11-19', whereTo: '临江区女儿家', dwelling: { state: 'KZ' } })
  expect((await householdFile(context, { id: second }))?.toOn).toBe('2026-11-19')
  expect(kindOf(await vacateDwelling(context, vacate))).toBe('closed')
  expect(await takenBack(second)).toBe('done')
  expect(await householdFile(context, { id: home.id })).toMatchObject({ toOn: null, dwelling: { state: 'ZZ' } })
  expect((await householdFile(context, { id: second }))?.members).toHaveLength(1)
})

test('a home becomes a shop from a day on, with a file of its own; the credit code is checked [C26] [F28]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '戚掌柜' }] })
  const shop = { householdId: home.id, use: '02', on: '2026-11-10', businessName: '戚记面馆', place: '楼上' }
  expect(kindOf(await convertDwelling(stranger, shop))).toBe('not_found')
  expect(kindOf(await convertDwelling(cadre, shop))).toBe('not_permitted')
  expect(kindOf(await convertDwelling(context, { ...shop, use: '01' }))).toBe('same_use')
  expect(kindOf(await convertDwelling(context, { ...shop, businessName: null }))).toBe('business_missing')
  expect(kindOf(await convertDwelling(context, { ...shop, creditCode: '91310000MA1K0000XA' }))).toBe('credit_code')
  expect(kindOf(await convertDwelling(context, { ...shop, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await convertDwelling(context, { ...shop, on: '1990-01-01' }))).toBe('before_arrival')

  const creditCode = '91350100M000100Y43'
  const preview = await foreseen(convertDwelling, context, { ...shop, creditCode })
  expect(countsOf(preview).slice(0, 2)).toEqual(['在册户 0', '实有人口 -1'])
  const id = idOf(await convertDwelling(context, { ...shop, creditCode, confirmed: preview.seal }))
  const file = await householdFile(context, { id })
  expect(file).toMatchObject({
    kind: 'business',
    fromOn: '2026-11-10',
    dwelling: { use: '02', state: 'SY', businessName: '戚记面馆', creditCode, convertedOn: '2026-11-10' },
  })
  expect((await householdFile(context, { id: home.id }))?.toOn).toBe('2026-11-10')

  const back = idOf(await carriedOut(convertDwelling, context, { householdId: id, use: '01', on: '2026-11-20' }))
  expect(await householdFile(context, { id: back })).toMatchObject({
    toOn: '2026-11-20',
    dwelling: { use: '01', state: 'KZ', businessName: null },
  })
  expect(await takenBack(id)).toBe('done')
  expect(await takenBack(home.id)).toBe('done')
  expect(await householdFile(context, { id })).toBeUndefined()
  const first = await householdFile(context, { id: home.id })
  expect(first).toMatchObject({ toOn: null, dwelling: { use: '01', state: 'ZZ', convertedOn: null } })
  expect(first?.members).toHaveLength(1)
})

test('a home in which somebody also trades stays a home with its people [C26] [F28]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '缝纫阿姨' }] })
  const mixed = { householdId: home.id, use: '06', on: '2026-11-20', businessName: '裁缝铺' }
  expect(countsOf(await foreseen(convertDwelling, context, mixed))).toEqual(['在册户 0', '实有人口 0'])
  expect(idOf(await carriedOut(convertDwelling, context, mixed))).toBe(home.id)
  const file = await householdFile(context, { id: home.id })
  expect(file).toMatchObject({ toOn: null, dwelling: { use: '06', state: 'ZZ', businessName: '裁缝铺' } })
  expect(file?.members).toHaveLength(1)
})
