import 'server-only'
import { namesOf } from '@/db/queries/household-file'
import { openNotices } from '@/db/queries/list-notices'
import { namedActs } from '@/domain/households/acts'
import { shownName } from '@/domain/residents/shown'
import { takings } from '@/domain/rosters/notice-codes'
import type { Desk } from '@/server/view'

/** 名单更正: papers the reader took away that stand wrong since, until each is replaced. */
export async function ownNotices({ db, actor, jurisdiction, fields }: Omit<Desk<unknown>, 'query'>) {
  const rows = await openNotices(db, jurisdiction, actor.accountId)
  if (rows.length === 0) return []
  const names = await namesOf(db, jurisdiction, [...new Set(rows.flatMap(({ people }) => people))])
  return rows.map(({ id, paper, taking, label, address, takenAt, people, undone }) => ({
    ...{ id, label, address, takenAt, taking: takings[taking], undone: namedActs[undone], roster: paper === 'roster' },
    people: people.map((person) => shownName(fields, names.get(person) ?? null)).filter((name) => name !== null),
  }))
}
export type OwnNotice = Awaited<ReturnType<typeof ownNotices>>[number]
