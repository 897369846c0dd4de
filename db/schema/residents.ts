import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, recordedAt, version } from '@/db/schema/columns'

/** 居民: a person, once, wherever they lived. Numbers and phones are ciphertext with a keyed index beside. */
export const residents = pgTable(
  'residents',
  {
    id: key(),
    areaCode: areaCode(),
    name: text().notNull(),
    pinyin: text().notNull(),
    initials: text().notNull(),
    formerName: text('former_name'),
    /** GB/T 2261.1. */
    sex: text().notNull().default('0'),
    bornOn: day('born_on'),
    birthPrecision: text('birth_precision').notNull().default('day'),
    /** GB/T 3304. */
    ethnic: text(),
    idType: text('id_type').notNull().default('NONE'),
    idCipher: text('id_cipher'),
    idIndex: text('id_index'),
    idMasked: text('id_masked'),
    idOverride: text('id_override'),
    phoneCipher: text('phone_cipher'),
    phoneIndex: text('phone_index'),
    phoneMasked: text('phone_masked'),
    phoneNote: text('phone_note'),
    education: text(),
    marital: text(),
    political: text(),
    work: text(),
    health: text(),
    /** 人户状态, standards §1.6. */
    registration: text().notNull().default('WZ'),
    hukou: text(),
    hukouAddress: text('hukou_address'),
    permitUntil: day('permit_until'),
    guardianId: uuid('guardian_id'),
    guardianName: text('guardian_name'),
    diedOn: day('died_on'),
    diedRecordedAt: instant('died_recorded_at'),
    note: text(),
    /** The record of the same person this one went into; what happened to it is read from there. */
    mergedIntoId: uuid('merged_into_id'),
    recordedAt: recordedAt(),
    version: version(),
  },
  (resident) => [
    index('residents_area').on(resident.areaCode, resident.bornOn),
    index('residents_died').on(resident.areaCode, resident.diedOn).where(sql`died_on is not null`),
    index('residents_permit').on(resident.areaCode, resident.permitUntil).where(sql`permit_until is not null`),
    index('residents_name').on(resident.areaCode, resident.pinyin, resident.id),
    uniqueIndex('residents_identity')
      .on(sql`(area_code / 1000)`, resident.idIndex)
      .where(sql`id_index is not null and died_on is null and merged_into_id is null`),
    index('residents_merged').on(resident.mergedIntoId).where(sql`merged_into_id is not null`),
    index('residents_id_index').on(resident.idIndex).where(sql`id_index is not null`),
    index('residents_phone_index').on(resident.phoneIndex).where(sql`phone_index is not null`),
    check('residents_sex_known', sql`${resident.sex} in ('0', '1', '2', '9')`),
    check('residents_birth_precision_known', sql`${resident.birthPrecision} in ('day', 'month', 'year')`),
    check('residents_identity_whole', sql`(${resident.idCipher} is null) = (${resident.idIndex} is null)`),
  ],
)

/** 不是同一人: two records of a committee that look alike and are not; never proposed again. The older id comes first. */
export const distinctions = pgTable(
  'distinctions',
  {
    id: key(),
    areaCode: areaCode(),
    oneId: uuid('one_id').notNull(),
    otherId: uuid('other_id').notNull(),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: uuid('decided_by').notNull(),
  },
  (row) => [
    uniqueIndex('distinctions_pair').on(row.oneId, row.otherId),
    check('distinctions_ordered', sql`${row.oneId} < ${row.otherId}`),
  ],
)

/** 政策享受与标签: what a person stated or an authority granted; what follows from facts is derived, never stored. */
export const tags = pgTable(
  'tags',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    residentId: uuid('resident_id'),
    code: text().notNull(),
    /** 残疾类别等级 and the like. */
    detail: text(),
    evidence: text(),
    /** Of a benefit granted to a household: whom it covers; everybody who lives there when nobody is named. */
    covers: uuid().array(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    reviewOn: day('review_on'),
    addedBy: uuid('added_by'),
    recordedAt: recordedAt(),
    version: version(),
  },
  (tag) => [
    index('tags_area').on(tag.areaCode, tag.code, tag.toOn),
    index('tags_household').on(tag.householdId),
    index('tags_resident').on(tag.residentId).where(sql`resident_id is not null`),
    check('tags_ends_after_it_began', sql`${tag.toOn} is null or ${tag.toOn} >= ${tag.fromOn}`),
  ],
)

/** 确认不是: that somebody was said on a day not to be or have what a tag says; while no row says so it is not known (K8). */
export const tagDenials = pgTable(
  'tag_denials',
  {
    id: key(),
    areaCode: areaCode(),
    residentId: uuid('resident_id').notNull(),
    code: text().notNull(),
    saidOn: day('said_on').notNull(),
    /** Where it was said: 表格导入. */
    evidence: text().notNull(),
    saidBy: uuid('said_by').notNull(),
    recordedAt: recordedAt(),
  },
  (denial) => [
    uniqueIndex('tag_denials_one').on(denial.residentId, denial.code, denial.saidOn),
    index('tag_denials_area').on(denial.areaCode, denial.code),
  ],
)

/** 搜索键: name suffixes, pinyin, rooms, keyed last digits; prefix look-ups inside an area range. */
export const searchKeys = pgTable(
  'search_keys',
  {
    id: key(),
    areaCode: areaCode(),
    key: text().notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    subjectId: uuid('subject_id').notNull(),
  },
  (row) => [
    index('search_keys_key').using('btree', sql`key collate "C"`, row.areaCode, row.kind, row.subject, row.subjectId),
    index('search_keys_subject').on(row.subjectId),
  ],
)
