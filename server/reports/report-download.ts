import 'server-only'
import { z } from 'zod'
import { dayOf } from '@/domain/calendar/civil-day'
import { fileNameOf } from '@/domain/reports/title'
import { recordId } from '@/server/address'
import { reportDocument } from '@/server/reports/document'
import { contentOf } from '@/server/reports/report-file'
import { view } from '@/server/view'

/** 下载文档: the same content as the print, as .docx; who took it is kept. */
export const reportDownload = view({
  name: 'report.download',
  permission: 'report.read',
  pool: 'reports',
  query: z.object({ id: recordId, trace: z.boolean().catch(true) }),
  counting: true,
  read: async (desk) => {
    const found = await contentOf(desk, desk.query.id)
    if (!found) return undefined
    const { report, content } = found
    const { verifyCode, frozenAt } = report
    const seal = verifyCode && frozenAt ? { code: verifyCode, day: dayOf(frozenAt) } : undefined
    return {
      bytes: await reportDocument(content, { seal, trace: desk.query.trace, at: frozenAt ?? desk.now }),
      fileName: fileNameOf(content),
      areaCode: report.areaCode,
    }
  },
  audit: (found, { id }) =>
    found
      ? [
          {
            act: 'report.download',
            subject: 'report',
            subjectId: id,
            areaCode: found.areaCode,
            detail: { fileName: found.fileName },
          },
        ]
      : [],
})
