import { PrintSheet } from '@/components/layout/print-sheet'
import { BlankVisitPaper } from '@/components/visits/visit-paper'
import { context } from '@/server/context'
import { blankPapers } from '@/server/visits/blank-papers'

export const metadata = { title: '空白走访记录表' }

export default async function PrintBlankPage() {
  return (
    <PrintSheet title="空白走访记录表" tight back={{ href: '/visits/cards', label: '回到卡片、印发' }}>
      <BlankVisitPaper blank={await blankPapers(await context(), {})} />
    </PrintSheet>
  )
}
