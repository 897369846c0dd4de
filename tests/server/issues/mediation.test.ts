import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import { newId } from '@/db/ids'
import { acts } from '@/domain/audit/acts'
import { approveCleanUp } from '@/server/audit/retention/answer-clean-up'
import { askCleanUp } from '@/server/audit/retention/ask-clean-up'
import { cleanUpFile } from '@/server/audit/retention/clean-up-file'
import { setRetentionRule } from '@/server/audit/retention/set-rule'
import type { Context } from '@/server/context'
import { askExport } from '@/server/exchange/exports/ask-export'
import { householdFile, householdPaper } from '@/server/households/household-file'
import { issueList } from '@/server/issues/issue-list'
import { mediationFile } from '@/server/issues/mediation-file'
import { mediationList } from '@/server/issues/mediation-list'
import { editMediation, followUpMediation, settleMediation } from '@/server/issues/move-mediation'
import { openMediation } from '@/server/issues/open-mediation'
import { residentFile } from '@/server/residents/resident-file'
import { find } from '@/server/search/find'
import { today } from '@/server/visits/today'
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
const by = async (role: 'secretary' | 'grid_worker' | 'street_cadre', area: number, name: string) =>
  contextOf(db, await givenActor(owner, role, area, { name }))
const opener = await by('grid_worker', eastGrid, '赵晓梅')
const mediator = await by('grid_worker', eastGrid, '田小雨')
const outside = await by('grid_worker', eastGrid, '钱进')
const secretary = await by('secretary', eastCommittee, '周敏华')
const stranger = await by('secretary', westCommittee, '何文')
const cadre = await by('street_cadre', street, '沈立新')
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = await givenHousehold(owner, { people: [{ name: '古楼上' }] })
const below = await givenHousehold(owner, { people: [{ name: '戚楼下' }] })

async function visitor(name: string, kind: string, accountId: string | null) {
  const id = newId()
  await owner.execute(
    sql`insert into visitors (id, area_code, name, kind, since, account_id) values (${id}, ${eastCommittee}, ${name}, ${kind}, '2020-01-01', ${accountId})`,
  )
  return id
}
const own = await visitor('赵晓梅', 'grid_worker', opener.actor.accountId)
const second = await visitor('田小雨', 'grid_worker', mediator.actor.accountId)
const elder = await visitor('老石榴', 'party_member', null)
const cause = '夜里拖椅子吵得睡不着，还吵过架'
const told = {
  ...{ party1_name: '古楼上', party1_household: home.number, party2_name: '戚楼下', party2_household: below.number },
  ...{ kind: 'noise', cause, openedOn: '2026-11-10', mediators: [own, second, elder] },
}
const opened = await openMediation(opener, told)
const id = opened.ok ? opened.value.id : ''
const versionOf = async () => (await mediationFile(secretary, { id }))?.version
const later = (who: Context, days: number) => ({ ...who, now: new Date(noon.getTime() + days * 86_400_000) })

test('a case names two parties on file or from outside, what it is about and who mediates, with or without an account [F13]', async () => {
  expect(kindOf(opened)).toBe('done')
  const ask = (more: object) => openMediation(opener, { ...told, ...more }).then(kindOf)
  expect(await ask({ party2_name: null, party2_household: null })).toBe('two_parties_needed')
  expect(await ask({ party2_name: '不认识' })).toBe('party_unknown')
  expect(await ask({ mediators: [] })).toBe('mediator_needed')
  expect(await ask({ mediators: [newId()] })).toBe('mediator_unknown')
  expect(await ask({ openedOn: '2026-11-21' })).toBe('in_future')
  expect(kindOf(await openMediation(cadre, told))).toBe('not_permitted')
  expect(await mediationFile(mediator, { id })).toMatchObject({
    ...{ cause, state: 'open', openedBy: '赵晓梅' },
    parties: [{ name: '古楼上', householdId: home.id }, { name: '戚楼下' }],
  })
  expect((await mediationFile(secretary, { id }))?.mediators.map(({ name, reads }) => [name, reads])).toEqual(
    expect.arrayContaining([
      ['老石榴', false],
      ['田小雨', true],
    ]),
  )
})

test('a grid worker outside the case sees only that there is one: no page, list, search, export, print or query says more [F13] [C49]', async () => {
  const secret = /拖椅子|戚楼下|mediation_part/
  const nothing = (found: unknown) => JSON.stringify(found ?? null)
  expect(await mediationFile(outside, { id })).toBeUndefined()
  expect((await mediationList(outside, {})).rows).toEqual([])
  expect((await mediationList(outside, {})).counts).toEqual([])
  const file = await householdFile(outside, { id: home.id })
  expect(file?.mediated).toBe(true)
  expect(nothing(file)).not.toMatch(secret)
  const person = await residentFile(outside, { id: home.people[0] })
  expect(person?.mediated).toBe(true)
  expect(nothing(person)).not.toMatch(secret)
  expect(nothing(await householdPaper(outside, { id: home.id }))).not.toMatch(secret)
  for (const q of ['拖椅子', '调解', id]) {
    const { people, households, issues } = await find(outside, { q })
    expect([people.items, households.items, issues.items]).toEqual([[], [], []])
  }
  expect((await issueList(outside, { q: '拖椅子' })).rows).toEqual([])
  expect(kindOf(await askExport(outside, { kind: 'mediation', reason: '看看', query: {} }))).not.toBe('done')
  for (const act of [editMediation, settleMediation, followUpMediation])
    expect(kindOf(await act(outside, { id, version: 1, ...told, state: 'failed', on: '2026-11-20', note: '好' }))).toBe(
      'not_found',
    )
})

const seenBy = (who: Context, query: ReturnType<typeof sql>) =>
  withActor(db, who.actor, noon, async (tx) => [...(await tx.execute<{ text: string }>(query))])

test('asked in SQL with the application’s own role, the rows are not there for anybody outside the case, nor their past [F13] [C49] [S4]', async () => {
  await editMediation(secretary, { id, version: await versionOf(), ...told, cause: `${cause}，已上门两次` })
  const asked = {
    cases: sql`select m::text as text from mediations m`,
    parties: sql`select p::text as text from mediation_parties p`,
    past: sql`select v.before::text as text from history v where v.before::text like '%拖椅子%'`,
    audit: sql`select a.detail::text as text from audit_entries a where a.detail::text like '%拖椅子%' or a.detail::text like '%古楼上%'`,
  }
  for (const who of [outside, stranger, cadre])
    for (const [name, query] of Object.entries(asked))
      expect(await seenBy(who, query), `${who.actor.name} ${name}`).toEqual([])
  const counted = async (who: Context) =>
    (await Promise.all(Object.values(asked).map((query) => seenBy(who, query)))).map((rows) => rows.length)
  expect(await counted(opener)).toEqual([1, 2, 0, 0])
  expect(await counted(secretary)).toEqual([1, 2, 1, 0])
  const forged = sql`insert into mediations (id, area_code, kind, cause, opened_on, opened_by) values (${newId()}, ${eastCommittee}, 'noise', '塞进来', '2026-11-10', ${newId()}) returning cause as text`
  await expect(seenBy(outside, forged)).rejects.toThrow()
  await expect(seenBy(outside, sql`select mediation_exists(${home.id}::uuid, null)::text as text`)).resolves.toEqual([
    { text: 'true' },
  ])
  for (const who of [stranger, cadre])
    expect(await seenBy(who, sql`select mediation_exists(${home.id}::uuid, null)::text as text`)).toEqual([
      { text: 'false' },
    ])
})

test('the street sees how many, by committee and state, and no case [F13] [C49]', async () => {
  const list = await mediationList(cadre, {})
  expect(list).toMatchObject({ far: true, rows: [], counts: [{ name: '东兴社区', states: { open: 1 } }] })
  expect((await mediationList(stranger, {})).counts).toEqual([])
  await expect(mediationFile(cadre, { id })).rejects.toThrow()
})

test('who mediates, and so who reads, is changed by who opened it or the secretary alone [F13]', async () => {
  const change = async (who: Context, mediators: string[]) =>
    kindOf(await editMediation(who, { id, version: await versionOf(), ...told, mediators }))
  expect(await change(mediator, [second])).toBe('not_the_opener')
  expect(await change(mediator, told.mediators)).toBe('done')
  expect(await change(opener, [own, elder])).toBe('done')
  expect(await mediationFile(mediator, { id })).toBeUndefined()
  expect(await mediationFile(opener, { id })).toBeDefined()
  expect(await change(secretary, told.mediators)).toBe('done')
  expect(await mediationFile(mediator, { id })).toBeDefined()
  expect(kindOf(await editMediation(opener, { id, version: 1, ...told }))).toBe('changed_meanwhile')
})

test('an agreement is asked about on its day: it stands on 今日 of those who may see the case, and of nobody else [F13]', async () => {
  const end = {
    id,
    state: 'agreed',
    agreement: '十点以后不拖椅子，垫上毡垫',
    on: '2026-11-20',
    followUpOn: '2026-12-01',
  }
  const settle = async (more: object) =>
    kindOf(await settleMediation(mediator, { ...end, version: await versionOf(), ...more }))
  expect(await settle({ agreement: '' })).toBe('agreement_needed')
  expect(await settle({ followUpOn: null })).toBe('follow_up_needed')
  expect(await settle({ followUpOn: '2026-11-20' })).toBe('follow_up_too_early')
  expect(await settle({ on: '2026-11-01' })).toBe('before_it_began')
  expect(await settle({})).toBe('done')
  expect(await settle({})).toBe('already_settled')
  const waits = async (who: Context, days: number) => (await today(later(who, days), {})).desk?.waiting.mediations
  expect(await waits(mediator, 0)).toBe(0)
  expect(await waits(mediator, 11)).toBe(1)
  expect(await waits(secretary, 11)).toBe(1)
  expect(await waits(outside, 11)).toBe(0)
  expect((await mediationList(later(mediator, 11), { due: '1' })).rows).toMatchObject([
    { id, followUpOn: '2026-12-01' },
  ])
  const asked = { id, on: '2026-12-01', note: '没再吵' }
  const follow = async (more: object) =>
    kindOf(await followUpMediation(later(opener, 11), { ...asked, version: await versionOf(), ...more }))
  expect(await follow({ again: '2026-12-01' })).toBe('follow_up_too_early')
  expect(await follow({ again: '2027-01-05' })).toBe('done')
  expect(await waits(mediator, 11)).toBe(0)
  expect(await follow({})).toBe('done')
  expect(await follow({})).toBe('nothing_to_follow_up')
})

test('every reading of a case is recorded, with no word of it and at no household [F13] [C49]', async () => {
  const entries = await owner.execute<{ act: string; household_id: string | null; text: string }>(
    sql`select act, household_id, concat(detail::text, purpose) as text from audit_entries where subject = 'mediation'`,
  )
  expect(new Set(entries.map(({ act }) => act))).toEqual(
    new Set(Object.keys(acts).filter((act) => act.startsWith('mediation.'))),
  )
  expect(entries.filter(({ household_id, text }) => household_id || /椅|古楼上|戚楼下/.test(text))).toEqual([])
})

test('a case that is over is cleaned by two once its time is up: words, parties and their past go, and the line at the households [F13] [C38]', async () => {
  const second = await by('secretary', eastCommittee, '马书记')
  const [asking, answering] = [later(secretary, 400), later(second, 400)]
  await setRetentionRule(asking, { kind: 'mediation', months: '12', basis: '街道档案办法第九条' })
  const asked = await askCleanUp(asking, { kind: 'mediation' })
  const cleanUp = asked.ok ? asked.value.id : ''
  expect((await cleanUpFile(answering, { id: cleanUp }))?.rows).toMatchObject([{ id, name: '结案的调解' }])
  expect(kindOf(await approveCleanUp(answering, { id: cleanUp }))).toBe('done')
  const words = sql`select (select count(*) from mediations m where m::text ~ '椅|毡垫|再吵')::int + (select count(*) from mediation_parties p where p::text ~ '古楼上|戚楼下')::int
    + (select count(*) from history v where v.table_name like 'mediation%' and v.before::text ~ '椅|毡垫|再吵|古楼上')::int as n`
  expect(await owner.execute(words)).toEqual([{ n: 0 }])
  expect((await householdFile(outside, { id: home.id }))?.mediated).toBe(false)
  expect((await mediationFile(secretary, { id }))?.state).toBe('agreed')
})
