import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasNamed } from '@/db/queries/areas'
import { accountOfOffice } from '@/db/queries/colleagues'
import { closePost, insertPost, postForUpdate } from '@/db/queries/posts'
import { type AreaCode, ancestorAt, contains, isAreaCode, levelOf } from '@/domain/areas/area-code'
import { dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type PostKind, postKinds, postsOfPlace } from '@/domain/visits/card-codes'
import { assign } from '@/domain/visits/posts'
import { command } from '@/server/command'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${most} 字`)
    .nullish()
    .transform((text) => text || null)

/** 定岗位: who answers for a grid or stands behind its number from a day on; the one before leaves that day (seed rows 2, 41). */
export const assignPost = command({
  name: 'post.assign',
  permission: 'visitor.edit',
  input: z.object({
    placeCode: z.coerce.number().refine(isAreaCode, '请选地方'),
    kind: z.enum(Object.keys(postKinds) as [PostKind, ...PostKind[]], '请选岗位'),
    name: words(40),
    phone: words(30),
    wechat: words(40),
    accountId: z.uuid().nullish(),
    on: z.string().refine(isCivilDay, '日子写成 2026-11-24').nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { placeCode, kind, name, phone, wechat } = input
    const areaCode = ancestorAt(placeCode, 'committee')
    if (!contains(actor.areaCode, placeCode) || !holdable(placeCode, kind))
      return refuse({ kind: 'not_found' } as const)
    if ((await areasNamed(tx, [placeCode])).length === 0) return refuse({ kind: 'not_found' } as const)
    if (input.accountId && !(await accountOfOffice(tx, areaCode, input.accountId)))
      return refuse({ kind: 'not_found' } as const)
    const today = dayOf(now)
    const on = input.on ?? today
    const open = await postForUpdate(tx, areaCode, placeCode, kind)
    const ruled = assign(open, { kind, name, phone, on }, today)
    if (!ruled.ok) return ruled
    if (ruled.value.closes) await closePost(tx, ruled.value.closes, on)
    const id = newId(now.getTime())
    if (name !== null)
      await insertPost(tx, {
        ...{ id, areaCode, placeCode, kind, name, phone, wechat, accountId: input.accountId ?? null, fromOn: on },
        ...{ recordedBy: actor.accountId, recordedAt: now },
      })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'post.assign' as const, subject: 'post', subjectId: id, areaCode: placeCode },
        detail: { changed: postKinds[kind], before: open?.name ?? null, after: name, on },
      },
    })
  },
})

function holdable(place: AreaCode, kind: PostKind): boolean {
  const level = levelOf(place)
  return (level === 'grid' || level === 'committee') && (postsOfPlace[level] as readonly PostKind[]).includes(kind)
}
