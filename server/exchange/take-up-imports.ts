import 'server-only'
import { withActor, withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { accountWithId, actorOf } from '@/db/queries/accounts'
import { setAside, triesWord, unfinishedImports } from '@/db/queries/import-jobs'
import { saveBatch } from '@/db/queries/imports'
import type { PartSize } from '@/domain/exchange/parts'
import { isUnderWay, runImport } from '@/server/exchange/run-import'

/** How often one batch is taken up by itself before a person has to look. */
const mostTries = 3

/**
 * Takes up every import whose process ended before its work was done, as the person who had begun it; those somebody is at
 * are left alone. A batch that ended its process again and again is set aside, as failed or with what it wrote in part.
 */
export async function takeUpImports(db: Database, now: Date, size?: PartSize): Promise<void> {
  const left = await withPurpose(db, 'resume', now, unfinishedImports)
  for (const { id, accountId, tries } of left) {
    if (isUnderWay(id)) continue
    const account = await withPurpose(db, 'sign-in', now, (tx) => accountWithId(tx, accountId))
    if (!account || account.disabledAt) continue
    const actor = actorOf(account, newId())
    const isGiven = tries >= mostTries
    await withActor(db, actor, now, (tx) =>
      isGiven ? setAside(tx, id, '几次都没有做完') : saveBatch(tx, id, { failure: `${triesWord}${tries + 1}` }),
    )
    if (!isGiven) await runImport({ db, actor, now, requestId: newId() }, id, size)
  }
}
