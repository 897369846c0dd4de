import { PageHead } from '@/components/ui/page-head'
import { SittingsPage } from '@/components/visits/sittings'
import { context } from '@/server/context'
import { sittingDesk } from '@/server/visits/sitting-desk'

export const metadata = { title: '走访日、小板凳、谈心室' }

export default async function SittingDeskPage() {
  return (
    <>
      <PageHead
        title="走访日、小板凳、谈心室"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta="上面是本月的数，接待和走访分开计"
        actions={
          <a className="btn" href="/visits/sittings/print">
            打印排班
          </a>
        }
      />
      <SittingsPage desk={await sittingDesk(await context(), {})} />
    </>
  )
}
