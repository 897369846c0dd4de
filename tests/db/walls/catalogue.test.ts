import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { wallFaults } from '@/db/queries/wall-lint'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()

test('the second wall has no fault, asked by the owner and by the application [S4]', async () => {
  expect(await wallFaults(owner)).toEqual([])
  expect(await wallFaults(db)).toEqual([])
})

test.each([
  ['a new table without row security', 'create table leaflets (id int)', /no row security: leaflets/],
  ['row security without FORCE', 'alter table residents no force row level security', /no row security: residents/],
  ['row security switched off', 'alter table visits disable row level security', /no row security: visits/],
  [
    'a granted command without a policy',
    'grant delete on visits to baijia_app; drop policy visits_inside on visits',
    /no policy for delete: visits/,
  ],
  ['a policy that stops nothing', 'create policy open on residents using (true)', /stops nothing: open on residents/],
  ['the right to empty a table', 'grant truncate on visits to baijia_app', /may truncate: visits/],
  ['the right to change the audit', 'grant update on audit_entries to baijia_app', /append-only: audit_entries/],
  ['the right to read password hashes', 'grant select on accounts to baijia_app', /password hashes/],
  ['a view with its owner’s eyes', 'create view everybody as select * from residents', /security_invoker: everybody/],
  [
    'a materialised copy',
    'create materialized view copy as select name from residents; grant select on copy to baijia_app',
    /materialised view.*copy/,
  ],
  [
    'a definer without a pinned path',
    'create function peek() returns int language sql security definer as $f$ select 1 $f$',
    /pinned search_path: peek/,
  ],
  [
    'a definer for everybody',
    'create function peek() returns int language sql security definer set search_path = public, pg_temp as $f$ select 1 $f$',
    /anybody may call: peek/,
  ],
  ['an application role that passes the wall', 'alter role baijia_app bypassrls', /too strong/],
  [
    'a table of the application’s own',
    'create table mine (id int); alter table mine owner to baijia_app',
    /owns: mine/,
  ],
])('the lint names %s', async (_, planted, fault) => {
  await forgetting(owner, async (tx) => {
    for (const statement of planted.split('; ')) await tx.execute(sql.raw(statement))
    expect(await wallFaults(tx)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]))
  })
})

test('append-only holds for the owner too [S12]', async () => {
  for (const table of ['audit_entries', 'audit_seals', 'history'])
    for (const statement of [
      `update ${table} set area_code = area_code`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      if (table === 'audit_seals' && statement.startsWith('update')) continue
      await expect(owner.execute(sql.raw(statement)), statement).rejects.toMatchObject({
        cause: { message: `${table} is append-only` },
      })
    }
})

test.each(['audit_entries', 'history'])(
  'the application may neither change nor take away an entry of %s',
  async (table) => {
    for (const statement of [`update ${table} set area_code = 0`, `delete from ${table}`, `truncate ${table}`])
      await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } })
  },
)
