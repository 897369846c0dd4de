import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { posts } from '@/db/schema/cards'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { PostKind } from '@/domain/visits/card-codes'

export type Post = typeof posts.$inferSelect

/** Who holds which post of a committee and its grids today. */
export function postsOf(db: Reader, committee: AreaCode): Promise<Post[]> {
  return db
    .select()
    .from(posts)
    .where(and(eq(posts.areaCode, committee), isNull(posts.toOn)))
    .orderBy(asc(posts.placeCode), asc(posts.kind))
}

/** Those who held a post before, the latest first. */
export function formerPosts(db: Reader, committee: AreaCode, most: number): Promise<Post[]> {
  return db
    .select()
    .from(posts)
    .where(and(eq(posts.areaCode, committee), sql`${posts.toOn} is not null`))
    .orderBy(desc(posts.toOn), desc(posts.id))
    .limit(most)
}

/** The holder of one post, locked; one assignment at a time. */
export async function postForUpdate(tx: Transaction, committee: AreaCode, place: AreaCode, kind: PostKind) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`post:${place}:${kind}`}, 0))`)
  const [row] = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.areaCode, committee), eq(posts.placeCode, place), eq(posts.kind, kind), isNull(posts.toOn)))
    .for('update')
  return row
}

export async function closePost(tx: Transaction, id: string, on: CivilDay): Promise<void> {
  await tx
    .update(posts)
    .set({ toOn: on, version: sql`${posts.version} + 1` })
    .where(eq(posts.id, id))
}

export async function insertPost(tx: Transaction, row: typeof posts.$inferInsert): Promise<void> {
  await tx.insert(posts).values(row)
}
