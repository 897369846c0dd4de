import { dayOf, officialDay } from '@/components/ui/dates'
import { actText, subjectText } from '@/domain/audit/wording'
import { auditExport } from '@/server/audit/audit-list'
import { context } from '@/server/context'
import { workbookStream } from '@/server/exchange/writers/xlsx'

const headings = ['编号', '时间', '姓名', '动作', '对象', '对象编号', '事由', '请求编号']

/** The entries of the list as a workbook; one that is not complete says so in its first line. */
export async function GET(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { rows, complete, by, at } = await auditExport(await context(), query)
  const body = workbookStream([
    {
      name: '审计记录',
      above: [
        `${officialDay(dayOf(at))}　${by} 导出${complete ? `　共 ${rows.length} 条` : `　只有最新 ${rows.length} 条，请缩小范围再导`}`,
      ],
      columns: headings.map((heading) => ({ heading, width: 18 })),
      rows: rows.map((row) => [
        String(row.id),
        row.at.toISOString(),
        row.accountName,
        actText(row.act),
        subjectText(row.subject),
        row.subjectId,
        row.purpose,
        row.requestId,
      ]),
    },
  ])
  const name = encodeURIComponent(`审计记录-${dayOf(at)}.xlsx`)
  return new Response(body, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    },
  })
}
