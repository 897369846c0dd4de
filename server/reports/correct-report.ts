import 'server-only'
import { z } from 'zod'
import { correctionsOf, deleteReport, insertReport, reportForUpdate } from '@/db/queries/reports/reports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 更正: a new draft of the same area and period that corrects a frozen one, with its number; the frozen one stays as it is. */
export const correctReport = command({
  name: 'report.correct',
  permission: 'report.write',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, input }) => {
    const report = await reportForUpdate(tx, jurisdiction, input.id)
    if (!report) return refuse({ kind: 'not_found' })
    if (report.state !== 'frozen') return refuse({ kind: 'not_frozen' })
    const { areaCode, year, issueNumber, preset, fromOn, toOn, words, reviewerName, signerName } = report
    const original = report.correctsId ?? report.id
    const number = (await correctionsOf(tx, original)) + 1
    const id = await insertReport(tx, {
      areaCode,
      title: `${report.title.replace(/（更正第\d+号）$/, '')}（更正第${number}号）`,
      year,
      issueNumber,
      preset,
      fromOn,
      toOn,
      words,
      correctsId: original,
      compiledBy: actor.accountId,
      compilerName: actor.name,
      reviewerName,
      signerName,
    })
    const detail = { corrects: original, number }
    return accept({
      value: { id },
      audit: { act: 'report.create', subject: 'report', subjectId: id, areaCode, detail },
    })
  },
})

/** 删除草稿; a frozen report is never deleted. */
export const discardReport = command({
  name: 'report.discard',
  permission: 'report.write',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, jurisdiction, input }) => {
    const report = await reportForUpdate(tx, jurisdiction, input.id)
    if (!report) return refuse({ kind: 'not_found' })
    if (report.state === 'frozen') return refuse({ kind: 'already_frozen' })
    await deleteReport(tx, report.id)
    const { areaCode, title, fromOn, toOn } = report
    return accept({
      value: { id: report.id },
      audit: {
        act: 'report.discard',
        subject: 'report',
        subjectId: report.id,
        areaCode,
        detail: { title, fromOn, toOn },
      },
    })
  },
})
