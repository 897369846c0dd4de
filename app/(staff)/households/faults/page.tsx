import { FaultKinds } from '@/components/households/fault-kinds'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { faultList } from '@/server/households/household-faults'

export const metadata = { title: '查错' }

export default async function FaultsPage() {
  const { day, kinds } = await faultList(await context(), {})
  const all = kinds.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageHead
        title="查错"
        meta={`${longDay(day, '')}　${all > 0 ? `对不上的 ${all} 处，改好一处少一处。按错了，在档案的“撤销变更”里撤销` : '没有对不上的'}`}
        crumbs={[{ label: '家庭档案', href: '/households' }]}
      />
      {kinds.length === 0 && <Empty title="没有对不上的">户主、关系、年龄、住房都核过了，明天再看。</Empty>}
      <FaultKinds kinds={kinds} />
    </>
  )
}
