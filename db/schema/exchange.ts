import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type ImportBucket, type ImportState, importBuckets, importStates } from '@/domain/exchange/codes'

export const importBatches = pgTable(
  'import_batches',
  {
    id: key(),
    areaCode: areaCode(),
    fileName: text('file_name').notNull(),
    fileDigest: text('file_digest').notNull(),
    bytes: integer().notNull(),
    /** The file itself as ciphertext, so that a batch can be read again after a crash or with another mapping. */
    fileCipher: text('file_cipher'),
    sheet: integer().notNull().default(0),
    /** Where dwellings that the house does not know yet are put; none: such rows are handed back. */
    gridCode: bigint('grid_code', { mode: 'number' }),
    state: text().$type<ImportState>().notNull(),
    /** Layout fingerprint and column → field, as confirmed by the person. */
    mapping: jsonb(),
    counts: jsonb().$type<Partial<Record<ImportBucket | 'total', number>>>(),
    doneRows: integer('done_rows').notNull().default(0),
    /** How many parts its rows are cut into, and how many of them are compared or written. */
    parts: integer().notNull().default(1),
    partsDone: integer('parts_done').notNull().default(0),
    failure: text(),
    by: uuid('by_id').notNull(),
    recordedAt: recordedAt(),
    committedAt: instant('committed_at'),
    undoneAt: instant('undone_at'),
    version: version(),
  },
  (batch) => [
    index('import_batches_area').on(batch.areaCode, batch.recordedAt),
    check('import_batches_state_known', oneOf(batch.state, importStates)),
  ],
)

/** One row of the user's sheet and what became of it. Parsed values may hold ID numbers, so they are kept as ciphertext. */
export const importRows = pgTable(
  'import_rows',
  {
    id: key(),
    areaCode: areaCode(),
    batchId: uuid('batch_id').notNull(),
    sheet: integer().notNull().default(0),
    rowNo: integer('row_no').notNull(),
    planCipher: text('plan_cipher'),
    /** With which part of a large sheet the row is compared and written. */
    part: integer().notNull().default(0),
    bucket: text().$type<ImportBucket>(),
    decision: text(),
    /** What committing this row wrote, so that the batch can be undone. */
    written: jsonb().$type<{ table: string; id: string; before: Record<string, unknown> | null }[]>(),
  },
  (row) => [
    uniqueIndex('import_rows_place').on(row.batchId, row.sheet, row.rowNo),
    index('import_rows_bucket').on(row.batchId, row.bucket, row.rowNo),
    index('import_rows_part').on(row.batchId, row.part, row.rowNo),
    check('import_rows_bucket_known', oneOf(row.bucket, importBuckets)),
  ],
)

/** 对列记忆: the column mapping an office confirmed for one layout. */
export const learnedMappings = pgTable(
  'learned_mappings',
  {
    id: key(),
    areaCode: areaCode(),
    fingerprint: text().notNull(),
    mapping: jsonb().notNull(),
    recordedAt: recordedAt(),
  },
  (row) => [uniqueIndex('learned_mappings_layout').on(row.areaCode, row.fingerprint)],
)
