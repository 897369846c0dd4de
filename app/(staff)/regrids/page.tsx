import { RegridTable } from '@/components/areas/regrids'
import { PageHead } from '@/components/ui/page-head'
import { regridList } from '@/server/areas/regrid-list'
import { context } from '@/server/context'

export const metadata = { title: '重划网格' }

export default async function RegridsPage() {
  const list = await regridList(await context(), {})
  return (
    <>
      <PageHead
        crumbs={[{ label: '管理', href: '/admin' }, { label: '重划网格' }]}
        title="重划网格"
        meta="从起用日起按新网格算，以前的日子仍按原来的网格算；档案跟着门室走"
        actions={
          list.may.divide && (
            <a className="btn btn-primary" href="/regrids/new">
              重划网格
            </a>
          )
        }
      />
      <RegridTable list={list} />
    </>
  )
}
