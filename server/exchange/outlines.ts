import 'server-only'
import { limits } from '@/config/limits'
import type { Transaction } from '@/db/client'
import { mayWait } from '@/db/queries/import-jobs'
import type { FileRefusal } from '@/domain/exchange/file'
import type { Result } from '@/domain/result'
import { withReader } from '@/server/exchange/reader'
import type { SheetOutline } from '@/server/exchange/readers/reader-process'

/** The sheets of a file as far as their columns can be settled; the transaction may wait for it as long as reading may take. */
export async function outlinesOf(
  tx: Transaction,
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<SheetOutline[], FileRefusal>> {
  await mayWait(tx, 2 * limits.importReadMs)
  return withReader((reader) => reader.open(bytes, fileName))
}
