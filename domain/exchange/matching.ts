import type { ImportBucket } from '@/domain/exchange/codes'

/** Fields of a resident that a sheet may bring, with the words a person sees when values differ. */
export const comparedFields = {
  name: '姓名',
  sex: '性别',
  bornOn: '出生日期',
  ethnic: '民族',
  identity: '证件号',
  phone: '电话',
  education: '文化程度',
  marital: '婚姻',
  political: '政治面貌',
  work: '工作单位',
  health: '健康',
  registration: '人户状态',
  hukou: '户籍性质',
  hukouAddress: '户籍地址',
  relation: '与户主关系',
} as const
export type ComparedField = keyof typeof comparedFields

/** One side of a comparison: `value` decides equality, `shown` is what a person may read (masked where it must be). */
export type Side = { value: string; shown: string }
export type Sides = Partial<Record<ComparedField, Side | undefined>>

export type FieldClash = { field: ComparedField; ours: string; theirs: string }
export type Comparison = {
  bucket: Extract<ImportBucket, 'same' | 'changed' | 'conflict'>
  fills: ComparedField[]
  clashes: FieldClash[]
}

/**
 * 对照: what a row of the sheet says against what the file holds. A blank cell says nothing; an unknown on file is filled;
 * two different values are a conflict for a person to settle and never overwrite each other (seed rows 91, 93).
 */
export function compare(ours: Sides, theirs: Sides): Comparison {
  const fills: ComparedField[] = []
  const clashes: FieldClash[] = []
  for (const field of Object.keys(comparedFields) as ComparedField[]) {
    const mine = ours[field]
    const other = theirs[field]
    if (!other) continue
    if (!mine) fills.push(field)
    else if (mine.value !== other.value) clashes.push({ field, ours: mine.shown, theirs: other.shown })
  }
  return { bucket: clashes.length > 0 ? 'conflict' : fills.length > 0 ? 'changed' : 'same', fills, clashes }
}

/** What a person decided about one row in conflict. */
export const decisions = {
  keep: '保留原值',
  take: '采用表格值',
  fields: '只采用打勾的项',
  move: '迁到这一户',
  skip: '跳过',
} as const
export type Decision = keyof typeof decisions

/** A decision with the fields it is about, where it is about single ones. */
export type Settlement = { decision: Decision; fields: readonly ComparedField[] }

/** A settlement as it is kept with its row. */
export function settlementText({ decision, fields }: Settlement): string {
  return decision === 'fields' ? `fields:${fields.join(',')}` : decision
}

export function settlementOf(text: string | null): Settlement | undefined {
  const [decision = '', fields = ''] = text?.split(':') ?? []
  if (!Object.hasOwn(decisions, decision)) return undefined
  return { decision: decision as Decision, fields: fields.split(',').filter(isCompared) }
}

export function isCompared(field: string): field is ComparedField {
  return Object.hasOwn(comparedFields, field)
}

/** What is done with a row: conflicts wait for a decision and keep our value until there is one. */
export function fieldsToWrite(comparison: Comparison, settlement: Settlement | undefined): ComparedField[] {
  if (settlement?.decision === 'skip') return []
  const clashing = comparison.clashes.map(({ field }) => field)
  if (settlement?.decision === 'take') return [...comparison.fills, ...clashing]
  return [...comparison.fills, ...clashing.filter((field) => settlement?.fields.includes(field))]
}

export type BucketCounts = Record<ImportBucket | 'total', number>

/** Counts per bucket; they always add up to the rows of the sheet. */
export function countBuckets(buckets: Iterable<ImportBucket>): BucketCounts {
  return sumOfBuckets([...buckets].map((bucket) => [bucket, 1]))
}

export function sumOfBuckets(counted: readonly (readonly [ImportBucket, number])[]): BucketCounts {
  const counts: BucketCounts = { new: 0, same: 0, changed: 0, conflict: 0, refused: 0, dropped: 0, total: 0 }
  for (const [bucket, rows] of counted) {
    counts[bucket] += rows
    counts.total += rows
  }
  return counts
}
