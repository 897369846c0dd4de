import { IssueRegister } from '@/components/issues/register'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { issueList } from '@/server/issues/issue-list'

export const metadata = { title: '诉求' }

export default async function IssuesPage({ searchParams }: PageProps<'/issues'>) {
  const view = await issueList(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="诉求"
        meta={view.distant ? '派给本单位和吹哨叫到本单位的' : '点单、接单、解单、评单、归档'}
        actions={
          !view.distant && (
            <>
              <a className="btn" href="/issues/mediations">
                调解
              </a>
              <a className="btn btn-primary" href="/issues/new">
                登记诉求
              </a>
            </>
          )
        }
      />
      <IssueRegister view={view} />
    </>
  )
}
