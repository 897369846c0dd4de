import 'server-only'
import { withActor, withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { accountWithId, actorOf } from '@/db/queries/accounts'
import { saveBatch, triesWord, unfinishedImports } from '@/db/queries/imports'
import { runImport } from '@/server/exchange/run-import'

/** How often one batch is taken up by itself before a person has to look. */
const mostTries = 3

/**
 * Takes up every import whose process ended before its work was done, as the person who had begun it; those somebody is at
 * are left alone. A batch that ended its process again and again is set aside as failed, with nothing written.
 */
export async function takeUpImports(db: Database, now: Date): Promise<void> {
  const left = await withPurpose(db, 'resume', now, unfinishedImports)
  for (const { id, accountId, tries } of left) {
    const account = await withPurpose(db, 'sign-in', now, (tx) => accountWithId(tx, accountId))
    if (!account || account.disabledAt) continue
    const actor = actorOf(account, newId())
    const given = tries >= mostTries
    const told = given
      ? { state: 'failed' as const, failure: '几次都没有做完' }
      : { failure: `${triesWord}${tries + 1}` }
    await withActor(db, actor, now, (tx) => saveBatch(tx, id, told))
    if (!given) await runImport({ db, actor, now, requestId: newId() }, id)
  }
}
