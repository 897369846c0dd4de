import 'server-only'
import { z } from 'zod'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { colleaguesOf } from '@/db/queries/colleagues'
import { formerPosts, type Post, postsOf } from '@/db/queries/posts'
import { holds, wholeCommittee } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { type PostKind, postKinds, postsOfPlace } from '@/domain/visits/card-codes'
import { someArea, someCode } from '@/server/address'
import { view } from '@/server/view'

const formerShown = 30

/** 责任人、电话: who answers for each grid since when, the numbers that stand on cards, and who held a post before. */
export const postDesk = view({
  name: 'post.desk',
  permission: 'visit.read',
  query: z.object({ place: someArea, kind: someCode<PostKind>(postKinds) }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    if (!small) return undefined
    const committee = ancestorAt(actor.areaCode, 'committee')
    const [here] = await areasNamed(db, [committee])
    const grids = await areasAt(db, wholeCommittee(jurisdiction), 'grid', dayOf(now))
    const held = await postsOf(db, committee)
    const places = [
      { code: committee, name: here?.name ?? '', kinds: postsOfPlace.committee as readonly PostKind[] },
      ...grids.map(({ code, name }) => ({ code, name, kinds: postsOfPlace.grid as readonly PostKind[] })),
    ]
    const lines = places.flatMap(({ code, name, kinds }) =>
      kinds.map((kind) =>
        lineOf(
          code,
          name,
          kind,
          held.find((post) => post.placeCode === code && post.kind === kind),
        ),
      ),
    )
    const names = new Map(places.map(({ code, name }) => [code, name]))
    const former = await formerPosts(db, committee, formerShown)
    const may = { edit: holds(actor, 'visitor.edit') }
    return {
      lines,
      orphans: lines.filter(({ kind, name }) => kind === 'head' && name === null).length,
      former: former.map((post) =>
        lineOf(post.placeCode, names.get(post.placeCode) ?? '已撤销的网格', post.kind, post),
      ),
      edited: may.edit
        ? lines.find(({ placeCode, kind }) => placeCode === query.place && kind === query.kind)
        : undefined,
      accounts: may.edit
        ? (await colleaguesOf(db, committee))
            .filter(({ unitCode }) => unitCode === null)
            .map(({ id, name }) => ({ id, name }))
        : [],
      may,
      today: dayOf(now),
    }
  },
})
export type PostDesk = NonNullable<Awaited<ReturnType<typeof postDesk>>>
export type PostLine = PostDesk['lines'][number]

function lineOf(placeCode: AreaCode, place: string, kind: PostKind, post: Post | undefined) {
  const {
    id = null,
    name = null,
    phone = null,
    wechat = null,
    accountId = null,
    fromOn = null,
    toOn = null,
  } = post ?? {}
  return {
    key: id ?? `${placeCode} ${kind}`,
    placeCode,
    place,
    kind,
    label: postKinds[kind],
    name,
    phone,
    wechat,
    accountId,
    fromOn,
    toOn,
  }
}
