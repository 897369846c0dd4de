import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { consentDesk } from '@/server/households/consent-desk'
import { recordConsent, withdrawConsent } from '@/server/households/record-consent'
import { rosterFile } from '@/server/rosters/roster-file'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const context = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid))
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', 290_101_001_000_000))
type Answer = { ok: true; value: { id: string } } | { ok: false; refusal: { kind: string } }
const kindOf = (outcome: Answer) => (outcome.ok ? 'done' : outcome.refusal.kind)
const family = () =>
  givenHousehold(owner, {
    people: [
      { name: '祝母', bornOn: '1985-01-01' },
      { name: '祝小童', bornOn: '2018-01-01' },
    ],
  })

test('a family is told once, on a day, by whom and how; withdrawn it stays on file and may be told again [C38]', async () => {
  const { id } = await family()
  const told = { householdId: id, kind: 'notice', way: 'written', givenBy: '祝母', fromOn: '2026-11-10' }
  expect(kindOf(await recordConsent(stranger, told))).toBe('not_found')
  expect(kindOf(await recordConsent(cadre, told))).toBe('not_permitted')
  expect(kindOf(await recordConsent(context, { ...told, givenBy: '' }))).toBe('invalid_input')
  expect(kindOf(await recordConsent(context, { ...told, fromOn: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await recordConsent(context, told))).toBe('done')
  expect(kindOf(await recordConsent(context, told))).toBe('already_consented')

  const [consent] = (await consentDesk(context, { id }))?.consents ?? []
  expect(consent).toMatchObject({ label: '告知', way: '书面', givenBy: '祝母', person: null, toOn: null })
  expect(await consentDesk(stranger, { id })).toBeUndefined()
  const end = { consentId: consent?.id, on: '2026-11-15', because: '要求撤回' }
  expect(kindOf(await withdrawConsent(stranger, end))).toBe('not_found')
  expect(kindOf(await withdrawConsent(cadre, end))).toBe('not_permitted')
  expect(kindOf(await withdrawConsent(context, { ...end, on: '2026-11-09' }))).toBe('consent_before')
  expect(kindOf(await withdrawConsent(context, { ...end, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await withdrawConsent(context, end))).toBe('done')
  expect(kindOf(await withdrawConsent(context, end))).toBe('already_withdrawn')
  expect(kindOf(await recordConsent(context, { ...told, fromOn: '2026-11-16' }))).toBe('done')
  expect((await consentDesk(context, { id }))?.consents.map(({ toOn }) => toOn)).toEqual([null, '2026-11-15'])
  const acts = await owner.execute<{ act: string }>(
    sql`select act from audit_entries where household_id = ${id} and act like 'consent.%' order by id`,
  )
  expect(acts.map(({ act }) => act)).toEqual(['consent.record', 'consent.withdraw', 'consent.record'])
})

test('somebody agrees to sensitive data for themselves, a guardian for whoever is under fourteen [C38]', async () => {
  const { id, people } = await family()
  const [mother = '', child = ''] = people
  const ask = { householdId: id, way: 'spoken', givenBy: '祝母', fromOn: '2026-11-10' }
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'sensitive' }))).toBe('consent_needs_person')
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'sensitive', residentId: newId() }))).toBe('not_a_member')
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'sensitive', residentId: child }))).toBe(
    'consent_of_minor',
  )
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'minor', residentId: mother }))).toBe('consent_of_grown')
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'minor', residentId: child }))).toBe('done')
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'sensitive', residentId: mother }))).toBe('done')
  expect((await consentDesk(context, { id }))?.consents.map(({ person }) => person).sort()).toEqual(
    ['祝小童', '祝母'].sort(),
  )
  await owner.execute(sql`update households set to_on = '2026-11-20', end_reason = 'moved_out' where id = ${id}`)
  expect(kindOf(await recordConsent(context, { ...ask, kind: 'notice' }))).toBe('closed')
})

test('a roster asks who was not told yet, as of a day [C38]', async () => {
  const [one, two] = [await family(), await family()]
  const told = { householdId: one.id, kind: 'notice', way: 'online', givenBy: '祝母', fromOn: '2026-11-18' }
  await recordConsent(context, told)
  const listed = async (how: string, on?: string) => {
    const roster = await rosterFile(secretary, { code: 'build', about: 'household', told: how, on })
    return roster?.lines.map(({ href }) => href) ?? []
  }
  expect(await listed('untold')).toEqual(expect.arrayContaining([`/households/${two.id}`]))
  expect(await listed('untold')).not.toContain(`/households/${one.id}`)
  expect(await listed('told')).toContain(`/households/${one.id}`)
  expect(await listed('told', '2026-11-17')).not.toContain(`/households/${one.id}`)
})
