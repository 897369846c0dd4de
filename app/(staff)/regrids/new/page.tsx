import { RegridForm } from '@/components/areas/regrid-form'
import { PageHead } from '@/components/ui/page-head'
import { regridDesk } from '@/server/areas/regrid-desk'
import { context } from '@/server/context'

export const metadata = { title: '划网格' }

export default async function NewRegridPage({ searchParams }: PageProps<'/regrids/new'>) {
  const desk = await regridDesk(await context(), await searchParams)
  return (
    <>
      <PageHead
        crumbs={[{ label: '重划网格', href: '/regrids' }, { label: '划网格' }]}
        title="划网格"
        meta="给要动的网格、楼栋、单元或门室选一个网格；先看影响，再确认。没选的不动。"
      />
      <RegridForm desk={desk} />
    </>
  )
}
