import 'server-only'
import { z } from 'zod'
import { correctionsIssued, type Report, reportById } from '@/db/queries/reports/reports'
import { holds, mayReadPeople } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import type { FrozenContent } from '@/domain/reports/canonical'
import { typedNumbers } from '@/domain/reports/marks'
import { freezableFrom } from '@/domain/reports/periods'
import { passes } from '@/domain/reports/rules'
import { recordId, someWords } from '@/server/address'
import { draftOf } from '@/server/reports/draft'
import { type Desk, view } from '@/server/view'

const query = z.object({
  id: recordId,
  edit: someWords(60),
})

/** The content of a report: frozen characters as they are, a draft as the data has it now. Drafts are for those who work on them. */
export async function contentOf({ db, actor, jurisdiction, now }: Desk<unknown>, id: string) {
  const report = await reportById(db, jurisdiction, id)
  if (!report) return undefined
  if (report.state === 'frozen') {
    const content = JSON.parse(report.content ?? '{}') as FrozenContent
    return { report, content: mayReadPeople(actor) ? content : withoutLists(content), draft: undefined }
  }
  if (!mayReadPeople(actor)) return undefined
  const draft = await draftOf(db, actor, report, now)
  return draft && { report, content: draft.content, draft }
}

/** Figures flow up, homes stay: who may not see people reads the report without its ledgers. */
function withoutLists({ lists = [], ...content }: FrozenContent): FrozenContent {
  const held = new Set(lists.map(({ title }) => title))
  return { ...content, annexes: content.annexes.filter((name) => !held.has(name)) }
}

function headOf(report: Report) {
  const {
    id,
    version,
    state,
    recordedAt,
    frozenAt,
    verifyCode,
    hash,
    previousHash,
    compilerName,
    reviewerName,
    signerName,
  } = report
  return {
    id,
    version,
    state,
    recordedAt,
    frozenAt,
    verifyCode,
    hash,
    previousHash,
    compilerName,
    reviewerName,
    signerName,
  }
}

/** 报告: text with locked figures, tables, the ten rules, and which words were changed. */
export const reportFile = view({
  name: 'report.file',
  permission: 'report.read',
  pool: 'reports',
  query,
  counting: true,
  read: async (desk) => {
    const found = await contentOf(desk, desk.query.id)
    if (!found) return undefined
    const { report, content, draft } = found
    const { actor, db, now, query } = desk
    const edited = content.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === 'text' && block.edited),
    )
    return {
      head: headOf(report),
      content,
      checks: draft?.checks ?? [],
      failing: (draft?.checks ?? []).filter((check) => !passes(check)).length,
      ready: draft && freezableFrom(content.until, dayOf(now)),
      edited: edited.length,
      typed: edited.flatMap((block) => (block.kind === 'text' ? typedNumbers(block.text) : [])),
      editing:
        draft && query.edit && draft.generated.has(query.edit)
          ? { key: query.edit, generated: draft.generated.get(query.edit) ?? '' }
          : undefined,
      corrections: report.state === 'frozen' ? await correctionsIssued(db, report.id) : [],
      may: { write: holds(actor, 'report.write'), freeze: holds(actor, 'report.freeze'), people: mayReadPeople(actor) },
    }
  },
})

/** 打印: the same content for paper; who printed it is kept. */
export const reportPaper = view({
  name: 'report.paper',
  permission: 'report.read',
  pool: 'reports',
  query,
  counting: true,
  read: async (desk) => {
    const found = await contentOf(desk, desk.query.id)
    if (!found) return undefined
    const { report, content } = found
    return { head: headOf(report), content, areaCode: report.areaCode, at: report.frozenAt ?? desk.now }
  },
  audit: (found, { id }) =>
    found
      ? [
          {
            act: 'report.print',
            subject: 'report',
            subjectId: id,
            areaCode: found.areaCode,
            detail: { state: found.head.state },
          },
        ]
      : [],
})

export type ReportFile = NonNullable<Awaited<ReturnType<typeof reportFile>>>
export type ReportPaper = NonNullable<Awaited<ReturnType<typeof reportPaper>>>
