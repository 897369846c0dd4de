import { MediationRegister } from '@/components/issues/mediation-register'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { mediationList } from '@/server/issues/mediation-list'

export const metadata = { title: '调解' }

export default async function MediationsPage({ searchParams }: PageProps<'/issues/mediations'>) {
  const list = await mediationList(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="调解"
        crumbs={[{ label: '诉求', href: '/issues' }]}
        meta={list.far ? '街道只看件数，看不到内容' : '只有案上的调解人、立案的人和书记看得到'}
        actions={
          list.may.work && (
            <a className="btn btn-primary" href="/issues/mediations/new">
              立一件调解
            </a>
          )
        }
      />
      <MediationRegister list={list} />
    </>
  )
}
