import { PrintSheet } from '@/components/layout/print-sheet'
import { SittingRoster } from '@/components/visits/sittings'
import { context } from '@/server/context'
import { sittingPaper } from '@/server/visits/sitting-desk'

export const metadata = { title: '打印排班' }

export default async function PrintSittingsPage() {
  return (
    <PrintSheet title="排班" tight back={{ href: '/visits/sittings', label: '回到场次' }}>
      <SittingRoster paper={await sittingPaper(await context(), {})} />
    </PrintSheet>
  )
}
