import 'server-only'
import { z } from 'zod'
import { reportForUpdate, saveReport } from '@/db/queries/reports/reports'
import { keepMarks } from '@/domain/reports/marks'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { draftOf } from '@/server/reports/draft'

/** 改文字: one paragraph; its figures must all stay. An empty text brings the generated words back. */
export const editWords = command({
  name: 'report.edit_words',
  permission: 'report.write',
  pool: 'reports',
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    key: z.string().regex(/^s\d+[a-z0-9_-]+$/),
    text: z.string().max(4000, '一段不超过 4000 字').nullable(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const report = await reportForUpdate(tx, jurisdiction, input.id)
    if (!report) return refuse({ kind: 'not_found' })
    if (report.state === 'frozen') return refuse({ kind: 'already_frozen' })
    if (report.version !== input.version) return refuse({ kind: 'changed_meanwhile' })
    const draft = await draftOf(tx, actor, report, now)
    const generated = draft?.generated.get(input.key)
    if (generated === undefined) return refuse({ kind: 'no_such_paragraph' })
    const { [input.key]: before, ...others } = report.words
    const text = input.text?.replace(/\s*\n\s*/g, '') ?? null
    if (text !== null) {
      const kept = keepMarks(generated, text)
      if (!kept.ok) return kept
    }
    const words = text === null || text === generated ? others : { ...others, [input.key]: text }
    await saveReport(tx, report.id, { words })
    return accept({
      value: { id: report.id, key: input.key },
      audit: {
        act: 'report.edit',
        subject: 'report',
        subjectId: report.id,
        areaCode: report.areaCode,
        detail: { key: input.key, before: before ?? null, after: words[input.key] ?? null },
      },
    })
  },
})

/** 编制、审核、签发: the names the last page carries. */
export const editSigners = command({
  name: 'report.edit_signers',
  permission: 'report.write',
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    compiler: z.string().min(1, '请填编制人').max(40, '不超过 40 字'),
    reviewer: z.string().max(40, '不超过 40 字').nullish(),
    signer: z.string().max(40, '不超过 40 字').nullish(),
  }),
  run: async ({ tx, jurisdiction, input }) => {
    const report = await reportForUpdate(tx, jurisdiction, input.id)
    if (!report) return refuse({ kind: 'not_found' })
    if (report.state === 'frozen') return refuse({ kind: 'already_frozen' })
    if (report.version !== input.version) return refuse({ kind: 'changed_meanwhile' })
    const names = {
      compilerName: input.compiler,
      reviewerName: input.reviewer ?? null,
      signerName: input.signer ?? null,
    }
    await saveReport(tx, report.id, names)
    return accept({
      value: { id: report.id },
      audit: { act: 'report.edit', subject: 'report', subjectId: report.id, areaCode: report.areaCode, detail: names },
    })
  },
})
