import { PageHead } from '@/components/ui/page-head'
import { Promises } from '@/components/visits/promises'
import { context } from '@/server/context'
import { promiseList } from '@/server/visits/promise-list'

export const metadata = { title: '答应事项' }

export default async function PromisesPage({ searchParams }: PageProps<'/promises'>) {
  const view = await promiseList(await context(), await searchParams)
  return (
    <>
      <PageHead
        crumbs={[{ label: '走访', href: '/visits' }, { label: '答应事项' }]}
        title="答应过的事"
        meta="答应了就要有回话；下次上门，先说这些"
      />
      <Promises view={view} />
    </>
  )
}
