import { notFound } from 'next/navigation'
import { PrintSheet } from '@/components/layout/print-sheet'
import { ReportPaper } from '@/components/reports/report-paper'
import { dayOf } from '@/components/ui/dates'
import { countedUntil } from '@/domain/calendar/day-text'
import { printVerifyCode } from '@/domain/reports/canonical'
import { context } from '@/server/context'
import { reportPaper } from '@/server/reports/report-file'

export const metadata = { title: '民情分析报告 打印' }

export default async function Page({ params, searchParams }: PageProps<'/reports/[id]/print'>) {
  const { id } = await params
  const paper = await reportPaper(await context(), { id })
  if (!paper) notFound()
  const { head, content, at } = paper
  const trace = (await searchParams).trace !== 'off'
  const until = countedUntil(content.until, at)
  const asOf = `数据截至${until}`
  const seal =
    head.verifyCode && head.frozenAt
      ? { code: head.verifyCode, previousHash: head.previousHash, day: dayOf(head.frozenAt) }
      : undefined
  return (
    <PrintSheet
      title={content.title}
      back={{ href: `/reports/${id}`, label: '回报告' }}
      meta={seal ? '已冻结' : '草稿'}
      trace={trace}
      foot={seal ? `校验码 ${printVerifyCode(seal.code)}　${asOf}` : `草稿　${asOf}`}
      actions={
        <>
          <a className="btn" href={`/reports/${id}/print${trace ? '?trace=off' : ''}`}>
            {trace ? '隐藏溯源码' : '显示溯源码'}
          </a>
          <a className="btn" href={`/reports/${id}.docx${trace ? '' : '?trace=off'}`}>
            下载文档
          </a>
        </>
      }
    >
      <ReportPaper content={content} seal={seal} until={until} />
    </PrintSheet>
  )
}
