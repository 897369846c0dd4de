import { expect, test } from 'vitest'
import { ownDatabase } from '@/tests/support/postgres'
import { accountOf, type Name, reaches, type Somebody, somebodies } from '@/tests/support/wall-people'
import { type Cell, grantsOf, probe } from '@/tests/support/wall-probe'
import { committeeOf, fillEveryTable, idOf, type Place, places } from '@/tests/support/wall-rows'

const { owner } = await ownDatabase()
const sql = owner.$client
const tables = await fillEveryTable(sql)
await sql`insert into reports (id, area_code, title, year, issue_number, preset, from_on, to_on, compiled_by, compiler_name, state, content, hash, verify_code, frozen_at)
  values (${idOf('reports', 'own', 8)}, ${places.own}, '报告', 2026, 9, 'month', '2026-10-01', '2026-10-31', ${idOf('accounts', 'own')}, '王敏', 'frozen', '{}', 'h', 'CODE', now())`
await sql`insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, target, state, content, hash, verify_code, closed_at, made_by, made_at)
  values (${idOf('campaigns', 'own', 8)}, ${places.own}, '走访', '', '', '2026-10-01', '2026-10-31', 1, 'closed', '{}', 'h', 'CODE', now(), ${idOf('accounts', 'own')}, now())`
await sql`insert into audit_entries (xid, at, area_code, act, subject, subject_id, detail) values ('1', now(), 0, 'account.sign_in_failed', 'account', 'nobody', '{}')`
await sql`insert into visitors (id, area_code, name, kind, since) values (${idOf('visitors', 'own', 8)}, ${committeeOf('own')}, '刘洋', 'social_worker', '2026-01-01')`
await sql`delete from area_changes where area_code = ${committeeOf('own')}`
// somebody who did not agree, or no longer does
await sql`insert into talents (id, area_code, household_id, resident_id, consent_id, skills, recorded_by)
  values (${idOf('talents', 'own', 8)}, ${places.own}, ${idOf('households', 'own')}, ${idOf('residents', 'own')}, ${idOf('consents', 'own', 8)}, '{修电器}', ${idOf('accounts', 'own')})`
// an earlier version of a case that nobody here may read
await sql`insert into history (area_code, table_name, row_id, op, at, before) values (${places.own}, 'mediations', ${idOf('mediations', 'own', 8)}, 'update', now(), '{}')`
const grants = await grantsOf(sql, tables)
const names = Object.keys(tables).filter((table) => grants[table]?.size)

/** What stands behind another wall than "inside the area, and only for those who may see people". */
const walls: Record<string, (who: Somebody, place: Place, name: Name) => boolean> = {
  buildings: (who, where) => door(who, where) || (who.role === 'security_admin' && reaches(who, where)),
  dwellings: door,
  households: door,
  household_stats: door,
  issues: loop,
  issue_steps: loop,
  whistles: loop,
  visitors: reaches,
  // a rule is nobody's secret
  colour_rules: reaches,
  cadence_rules: reaches,
  visit_targets: reaches,
  street_terms: reaches,
  trainings: ofCommittee,
  age_cuts: reaches,
  // a grid worker numbers for the whole committee, and uses the lists it shares
  issue_serials: ofCommittee,
  saved_rosters: ofCommittee,
  deliveries: ofCommittee,
  posts: ofCommittee,
  offers: ofCommittee,
  card_prints: ofCommittee,
  pairings: ofCommittee,
  partners: ofCommittee,
  partner_items: ofCommittee,
  sittings: ofCommittee,
  // a case is its secretary's and that of those named on it
  mediations: theSecretary,
  mediation_parties: theSecretary,
  areas: ({ purpose }) => purpose !== '',
  accounts: ({ purpose, place }, where) => purpose === 'sign-in' || (place !== undefined && where !== 'district'),
  phones: (who, where, name) => who.purpose === 'sign-in' || itsOwn(who, where, name),
  sync_receipts: (who, where, name) => itsOwn(who, where, name),
  sessions: (who, where, name) =>
    who.purpose === 'sign-in' || (who.role === 'security_admin' && reaches(who, where)) || itsOwn(who, where, name),
  sign_in_attempts: ({ purpose, role = '' }) => purpose === 'sign-in' || ['security_admin', 'auditor'].includes(role),
  audit_entries: (who, where) =>
    who.purpose === 'seal' || (reaches(who, where) && (who.role === 'auditor' || who.people === true)),
  audit_seals: ({ purpose, role }) => purpose === 'seal' || role === 'auditor',
}

function theSecretary(who: Somebody, where: Place): boolean {
  return who.role === 'secretary' && reaches(who, where)
}
function itsOwn(who: Somebody, where: Place, name: Name): boolean {
  return accountOf(name) === idOf('accounts', where) && who.purpose === 'work'
}
function ofCommittee(who: Somebody, where: Place): boolean {
  return who.people === true && (reaches(who, where) || (who.role === 'grid_worker' && where === 'own'))
}
function door(who: Somebody, where: Place): boolean {
  return reaches(who, where) && (who.people === true || (who.building !== undefined && where === 'own'))
}
function loop(who: Somebody, where: Place): boolean {
  return reaches(who, where) && (who.people === true || who.unit === 'police')
}
function people(who: Somebody, where: Place): boolean {
  return reaches(who, where) && who.people === true
}

const cells = await sql.begin(async (tx) => {
  const found: Cell[] = []
  for (const table of names) found.push(...(await probe(tx, tables, grants, table)))
  return found
})
const acts = (act: Cell['act']) => cells.filter((cell) => cell.act === act)
const text = ({ who, table, act, place, n }: Cell) => `${who} ${act} ${table} @${place} = ${n}`

test('every table is tried by everybody', () => {
  expect(names.length).toBeGreaterThan(30)
  expect(acts('select')).toHaveLength(names.length * Object.keys(somebodies).length * 5)
})

test('what two committees may not know of each other stands in a table nobody may ask [S4] [C16]', () => {
  expect(Object.keys(tables).filter((table) => !grants[table]?.size)).toEqual(['identity_pairs'])
})

test('each identity sees of every table exactly the rows of its jurisdiction, the others none [S4]', () => {
  const wrong = acts('select').filter(({ who, table, place, n }) => {
    if (place === 'nowhere' || (['reports', 'campaigns'].includes(table) && place === 'own')) return false
    const seen = (walls[table] ?? people)(somebodies[who], place, who)
    return n !== (seen ? 1 : 0)
  })
  expect(wrong.map(text)).toEqual([])
})

test('a draft is for those who write it; what is frozen, for the district, departments and whoever checks the code', () => {
  const seen = Object.fromEntries(
    acts('select')
      .filter(({ table, place }) => table === 'reports' && place === 'own')
      .map(({ who, n }) => [who, n]),
  )
  const expected = Object.fromEntries(
    (Object.keys(somebodies) as Name[]).map((name) => {
      const who: Somebody = somebodies[name]
      const frozenOnly = ['district_viewer', 'department', 'verifying'].includes(name)
      return [name, people(who, 'own') ? 2 : frozenOnly ? 1 : 0]
    }),
  )
  expect(seen).toEqual(expected)
})

test('a campaign is for those who work in it; a closed one, for whoever checks its code too', () => {
  const seen = acts('select').filter(({ table, place }) => table === 'campaigns' && place === 'own')
  const expected = (Object.keys(somebodies) as Name[]).map((name) => [
    name,
    people(somebodies[name], 'own') ? 2 : name === 'verifying' ? 1 : 0,
  ])
  expect(seen.map(({ who, n }) => [who, n])).toEqual(expected)
})

test('failed sign-ins of unknown names are seen by the auditor and the sealer alone', () => {
  const seen = acts('select').filter(({ table, place, n }) => table === 'audit_entries' && place === 'nowhere' && n > 0)
  expect(seen.map(({ who }) => who).sort()).toEqual(['auditor', 'sealing'])
})

test('the team of a committee is known to its grid workers and to whoever stands above them', () => {
  const seen = acts('select').filter(({ table, place, n }) => table === 'visitors' && place === 'nowhere' && n > 0)
  const above = (Object.keys(somebodies) as Name[]).filter((name) => reaches(somebodies[name], 'own'))
  expect(seen.map(({ who }) => who).sort()).toEqual(above.sort())
})

test('without a purpose there is not one row in any table [S6]', () => {
  expect(cells.filter(({ who, n }) => who === 'nobody' && n > 0).map(text)).toEqual([])
})

test('nobody writes outside the own jurisdiction', () => {
  const strange = new Set(['sessions', 'sign_in_attempts', 'audit_entries', 'audit_seals'])
  const wrong = cells.filter(
    ({ who, table, act, place, n }) =>
      act !== 'select' &&
      n > 0 &&
      !strange.has(table) &&
      ((place === 'nowhere' && table !== 'visitors') || (place !== 'nowhere' && !reaches(somebodies[who], place))),
  )
  expect(wrong.map(text)).toEqual([])
})

test('who may not see people writes nothing about them', () => {
  const own = new Set(['accounts', 'areas', 'sessions', 'sign_in_attempts', 'audit_entries', 'audit_seals', 'visitors'])
  const wrong = cells.filter(({ who, table, act, n }) => {
    const { people, unit }: Somebody = somebodies[who]
    const sent = unit === 'police' && ['issues', 'issue_steps', 'whistles'].includes(table)
    return act !== 'select' && n > 0 && !own.has(table) && !people && !sent
  })
  expect(wrong.map(text)).toEqual([])
})

test('accounts are written by the security administrator of the area, one’s own row apart', () => {
  const written = cells.filter(({ table, act, n }) => table === 'accounts' && act !== 'select' && n > 0)
  const others = written.filter(({ who }) => who !== 'security_admin')
  expect(others.map(text)).toEqual(['secretary update accounts @own = 1'])
  expect(new Set(written.map(({ place }) => place))).toEqual(new Set(['own', 'neighbour']))
})

test('sessions are started by signing in and by nothing else', () => {
  const started = cells.filter(({ table, act, n }) => table === 'sessions' && act === 'insert' && n > 0)
  expect(new Set(started.map(({ who }) => who))).toEqual(new Set(['signing_in']))
})

test('an audit entry is written by everybody with a purpose, and in nobody else’s name', async () => {
  const written = acts('insert').filter(({ table, n }) => table === 'audit_entries' && n > 0)
  expect(new Set(written.map(({ who }) => who)).size).toBe(Object.keys(somebodies).length - 1)
})

const policies = await sql<{ table: string; policy: string; check: boolean }[]>`
  select tablename as table, policyname as policy, with_check is not null as check from pg_policies where schemaname = 'public' order by 1, 2`

test.each(policies)('without $policy on $table a check fails [S4]', async ({ table, policy }) => {
  expect(await changedBy([table], `drop policy ${policy} on ${table}`)).not.toEqual([])
})

test.each(names)('with the wall of %s open a check fails [S4]', async (table) => {
  expect(await changedBy([table], `alter table ${table} disable row level security`)).not.toEqual([])
})

class Undo extends Error {}

/** The cells that are no longer as they were once `statement` is done to the wall. */
async function changedBy(of: string[], statement: string): Promise<string[]> {
  let after: Cell[] = []
  await sql
    .begin(async (tx) => {
      await tx.unsafe(statement)
      for (const table of of) after.push(...(await probe(tx, tables, grants, table)))
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  const before = new Set(cells.map(text))
  after = after.filter((cell) => !before.has(text(cell)))
  return after.map(text)
}
