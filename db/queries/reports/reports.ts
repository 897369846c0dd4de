import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { reportRows, reports } from '@/db/schema/reports'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type Report = typeof reports.$inferSelect

const listed = {
  id: reports.id,
  areaCode: reports.areaCode,
  title: reports.title,
  year: reports.year,
  issueNumber: reports.issueNumber,
  preset: reports.preset,
  fromOn: reports.fromOn,
  toOn: reports.toOn,
  state: reports.state,
  compilerName: reports.compilerName,
  frozenAt: reports.frozenAt,
  recordedAt: reports.recordedAt,
  verifyCode: reports.verifyCode,
}

/** Reports of a jurisdiction, newest period first; drafts only for those who work on them. */
export function reportList(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  drafts: boolean,
  page: { before: string | undefined; most: number },
) {
  return tx
    .select(listed)
    .from(reports)
    .where(
      and(
        inside(reports.areaCode, jurisdiction),
        drafts ? undefined : eq(reports.state, 'frozen'),
        page.before ? sql`${reports.id} < ${page.before}` : undefined,
      ),
    )
    .orderBy(desc(reports.id))
    .limit(page.most + 1)
}

export async function reportById(tx: Transaction, jurisdiction: Jurisdiction, id: string): Promise<Report | undefined> {
  const [row] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.id, id), inside(reports.areaCode, jurisdiction)))
  return row
}

/** Locks the report, so that two people never freeze or edit it at once. */
export async function reportForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Report | undefined> {
  const [row] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.id, id), inside(reports.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** A draft of the same area and period, if there is one. */
export async function draftOf(tx: Transaction, areaCode: AreaCode, from: CivilDay, to: CivilDay) {
  const [row] = await tx
    .select({ id: reports.id })
    .from(reports)
    .where(
      and(eq(reports.areaCode, areaCode), eq(reports.fromOn, from), eq(reports.toOn, to), eq(reports.state, 'draft')),
    )
  return row?.id
}

/** The next 期 of an area in a year; one area is numbered by one hand at a time. */
export async function nextIssueNumber(tx: Transaction, areaCode: AreaCode, year: number): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`report:${areaCode}:${year}`}, 0))`)
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${reports.issueNumber}), 0)::int` })
    .from(reports)
    .where(and(eq(reports.areaCode, areaCode), eq(reports.year, year)))
  return (row?.last ?? 0) + 1
}

/** How many corrections an original has already. */
export async function correctionsOf(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(reports).where(eq(reports.correctsId, id))
  return row?.n ?? 0
}

/** Which 更正 a correction is, counted in the order of their making. */
export async function correctionNumber(tx: Transaction, report: Report): Promise<number | null> {
  if (!report.correctsId) return null
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(reports)
    .where(and(eq(reports.correctsId, report.correctsId), sql`${reports.id} <= ${report.id}`))
  return row?.n ?? 1
}

export async function insertReport(tx: Transaction, values: Omit<typeof reports.$inferInsert, 'id'>): Promise<string> {
  const id = newId()
  await tx.insert(reports).values({ id, ...values })
  return id
}

export async function saveReport(
  tx: Transaction,
  id: string,
  values: Partial<typeof reports.$inferInsert>,
): Promise<void> {
  await tx
    .update(reports)
    .set({ ...values, version: sql`${reports.version} + 1` })
    .where(eq(reports.id, id))
}

export async function deleteReport(tx: Transaction, id: string): Promise<void> {
  await tx.delete(reports).where(eq(reports.id, id))
}

/** The hash of the report of this area frozen last, which the next one takes up. */
export async function lastHash(tx: Transaction, areaCode: AreaCode): Promise<string | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`report:${areaCode}`}, 0))`)
  const [row] = await tx
    .select({ hash: reports.hash })
    .from(reports)
    .where(and(eq(reports.areaCode, areaCode), eq(reports.state, 'frozen')))
    .orderBy(desc(reports.frozenAt), desc(reports.id))
    .limit(1)
  return row?.hash ?? null
}

export async function saveRows(
  tx: Transaction,
  areaCode: AreaCode,
  reportId: string,
  rows: { figure: string; rowIds: string[]; digest: string }[],
) {
  for (const row of rows) await tx.insert(reportRows).values({ id: newId(), areaCode, reportId, ...row })
}

/** The rows behind each figure at the moment of freezing. */
export function frozenRows(tx: Transaction, jurisdiction: Jurisdiction, reportId: string) {
  return tx
    .select({ figure: reportRows.figure, rowIds: reportRows.rowIds })
    .from(reportRows)
    .where(and(eq(reportRows.reportId, reportId), inside(reportRows.areaCode, jurisdiction)))
}

/** A frozen report by the code printed on it, with the hash of every report its area froze before. */
export async function reportByCode(tx: Transaction, code: string) {
  const [row] = await tx
    .select({
      areaCode: reports.areaCode,
      content: reports.content,
      hash: reports.hash,
      previousHash: reports.previousHash,
      frozenAt: reports.frozenAt,
      id: reports.id,
    })
    .from(reports)
    .where(and(eq(reports.verifyCode, code), eq(reports.state, 'frozen')))
  return row
}

/** The report that carries a hash, for walking the chain one step back. */
export async function reportByHash(tx: Transaction, areaCode: AreaCode, hash: string) {
  const [row] = await tx
    .select({ content: reports.content, hash: reports.hash })
    .from(reports)
    .where(and(eq(reports.areaCode, areaCode), eq(reports.hash, hash), eq(reports.state, 'frozen')))
  return row
}

/** Later corrections of a frozen report, by number of the code they carry. */
export function correctionsIssued(tx: Transaction, id: string) {
  return tx
    .select({ title: reports.title, verifyCode: reports.verifyCode, frozenAt: reports.frozenAt })
    .from(reports)
    .where(and(eq(reports.correctsId, id), inArray(reports.state, ['frozen'])))
    .orderBy(reports.id)
}
