import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { KnownPage } from '@/components/visits/loads'
import { context } from '@/server/context'
import { workerKnown } from '@/server/visits/worker-loads'

export const metadata = { title: '见过的人' }

export default async function WorkerKnownPage({ searchParams }: PageProps<'/visits/team/known'>) {
  const view = await workerKnown(await context(), await searchParams)
  if (!view) notFound()
  return (
    <>
      <PageHead
        title={`${view.worker.name}当面见过的人`}
        crumbs={[
          { label: '走访', href: '/visits' },
          { label: '每人管多少', href: '/visits/team/loads' },
        ]}
        meta={view.worker.grids.map(({ name }) => name).join('、')}
      />
      <KnownPage view={view} />
    </>
  )
}
