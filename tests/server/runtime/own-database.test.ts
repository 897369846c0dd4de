import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()

test('the application is a role that owns nothing and cannot pass row security', async () => {
  const [role] = await db.execute(sql`
    select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      exists (select from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where rolname = current_user`)
  expect(role).toEqual({
    name: 'baijia_app',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owns: false,
  })
})

test('the database knows Chinese letters, the time of Shanghai and every migration', async () => {
  const [facts] = await db.execute(sql`
    select '张' ~ '^[[:alpha:]]$' as letters, current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding,
      (select count(*)::int > 0 from drizzle.__drizzle_migrations) as migrated`)
  expect(facts).toEqual({ letters: true, zone: 'Asia/Shanghai', encoding: 'UTF8', migrated: true })
})

test('a forgotten story leaves nothing', async () => {
  await forgetting(owner, async (tx) => {
    await tx.execute(sql`create table passing (id int)`)
    await tx.transaction((inner) => inner.execute(sql`insert into passing values (1)`))
  })
  const [found] = await owner.execute(sql`select to_regclass('passing') as name`)
  expect(found).toEqual({ name: null })
})
