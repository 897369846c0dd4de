import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { rowIdsOf } from '@/db/queries/figures/counts'
import { lastHash, type Report, reportForUpdate, saveReport, saveRows } from '@/db/queries/reports/reports'
import { catalogue, type Moment } from '@/domain/figures/catalogue'
import { parseReference } from '@/domain/figures/reference'
import { canonical, type FrozenContent, verifyCode } from '@/domain/reports/canonical'
import { passes } from '@/domain/reports/rules'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { type Draft, draftOf } from '@/server/reports/draft'

/** 冻结: refuses while any of the ten rules finds something; then figures, words and rows never change again. */
export const freezeReport = command({
  name: 'report.freeze',
  permission: 'report.freeze',
  pool: 'reports',
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const report = await reportForUpdate(tx, jurisdiction, input.id)
    if (!report) return refuse({ kind: 'not_found' })
    if (report.state === 'frozen') return refuse({ kind: 'already_frozen' })
    if (report.version !== input.version) return refuse({ kind: 'changed_meanwhile' })
    const draft = await draftOf(tx, actor, report, now)
    if (!draft) return refuse({ kind: 'not_found' })
    const broken = draft.checks.filter((check) => !passes(check)).map(({ rule }) => rule)
    if (broken.length > 0) return refuse({ kind: 'rules_broken', rules: broken })
    const { hash, code } = await freeze(tx, report, draft, { by: actor.accountId, at: now })
    return accept({
      value: { id: report.id, verifyCode: code },
      audit: {
        act: 'report.freeze',
        subject: 'report',
        subjectId: report.id,
        areaCode: report.areaCode,
        detail: { hash, verifyCode: code, figures: draft.content.figures.length },
      },
    })
  },
})

async function freeze(tx: Transaction, report: Report, draft: Draft, { by, at }: { by: string; at: Date }) {
  const rows = await rowsBehind(tx, draft)
  const previousHash = await lastHash(tx, report.areaCode)
  const content: FrozenContent = {
    ...draft.content,
    frozenAt: at.toISOString(),
    rowDigests: Object.fromEntries(
      rows.map(({ figure, rowIds, digest }) => [figure, { count: rowIds.length, digest }]),
    ),
    previousHash,
  }
  const text = canonical(content)
  const hash = sha256(text)
  const code = verifyCode(randomBytes(10))
  await saveRows(tx, report.areaCode, report.id, rows)
  await saveReport(tx, report.id, {
    state: 'frozen',
    title: content.title,
    content: text,
    hash,
    previousHash,
    verifyCode: code,
    frozenAt: at,
    frozenBy: by,
  })
  return { hash, code }
}

/** The rows of every figure by moment and reference, e.g. `now:household.use.rented`. */
async function rowsBehind(tx: Transaction, { content, scopes }: Draft) {
  const wanted = new Map<Moment, Set<string>>()
  for (const { trace, at, rows, among } of content.figures) {
    const moments: Moment[] = catalogue.get(trace)?.kind === 'change' ? ['now', at] : [at]
    for (const moment of moments) {
      const set = wanted.get(moment) ?? new Set()
      for (const one of [...rows, ...among]) set.add(one)
      wanted.set(moment, set)
    }
  }
  const found = []
  for (const [moment, texts] of wanted) {
    const references = [...texts].sort().flatMap((text) => parseReference(text) ?? [])
    for (const [figure, rowIds] of await rowIdsOf(tx, scopes[moment], references))
      found.push({ figure: `${moment}:${figure}`, rowIds, digest: sha256(rowIds.join('\n')) })
  }
  return found
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
