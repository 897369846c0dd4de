import { AcceptForm, AcceptKnownForm, Transfers } from '@/components/residents/transfer-forms'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { transferList } from '@/server/residents/transfer-list'

export const metadata = { title: '转入转出' }

export default async function TransfersPage({ searchParams }: PageProps<'/transfers'>) {
  const list = await transferList(await context(), await searchParams)
  const { accepting, known, buildings, today } = list
  return (
    <>
      <PageHead
        actions={
          <a className="btn" href="/same-people">
            同一人
          </a>
        }
        title={accepting ? '接收转来的人' : '转入转出'}
        crumbs={[
          { label: '家庭档案', href: '/households' },
          ...(accepting ? [{ label: '转入转出', href: '/transfers' }] : []),
        ]}
      />
      {!accepting && <Transfers list={list} />}
      {accepting && known && <AcceptKnownForm offer={accepting} known={known} today={today} />}
      {accepting && !known && <AcceptForm offer={accepting} buildings={buildings} today={today} />}
    </>
  )
}
