import { notFound } from 'next/navigation'
import { PrintSheet } from '@/components/layout/print-sheet'
import { href } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { CardSheets } from '@/components/visits/card-sheets'
import { cardKinds } from '@/domain/visits/card-codes'
import { context } from '@/server/context'
import type { CardPaper } from '@/server/visits/card-paper'
import { cardPaper } from '@/server/visits/card-paper'

export const metadata = { title: '打印卡片' }

export default async function PrintCardPage({ params }: PageProps<'/visits/cards/[id]/print'>) {
  const { id } = await params
  const paper = await cardPaper(await context(), { id })
  if (!paper) notFound()
  return (
    <PrintSheet
      title={cardKinds[paper.kind]}
      tight
      back={{ href: '/visits/cards', label: '回到卡片、印发' }}
      meta={`${paper.copies} 张，发给：${paper.handedTo}${paper.withdrawnOn ? '；已收回，请不要再发' : ''}`}
      notice={paper.wrong.length > 0 && <Wrong paper={paper} />}
      hint="缩放选 100%，去掉页眉和页脚，沿虚线裁开"
    >
      <CardSheets paper={paper} />
    </PrintSheet>
  )
}

function Wrong({ paper: { id, wrong, mayPrint } }: { paper: CardPaper }) {
  return (
    <Notice kind="overdue" title="这一批说错了，不要再印">
      <p>
        {wrong.map(({ words }) => words).join('；')}
        。这里是当时印的样子，纸上方也写了不要再发。
        {mayPrint && (
          <>
            {' '}
            <a href={href('/visits/cards', { again: id })}>按现在的印一批</a>
          </>
        )}
      </p>
    </Notice>
  )
}
