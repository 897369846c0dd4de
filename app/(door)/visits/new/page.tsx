import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { VisitPage } from '@/components/visits/visit-form'
import { context } from '@/server/context'
import { visitForm } from '@/server/visits/visit-form'

export const metadata = { title: '记走访' }

export default async function NewVisitPage({ searchParams }: PageProps<'/visits/new'>) {
  const visit = await visitForm(await context(), await searchParams)
  if (visit) return <VisitPage visit={visit} />
  return (
    <main className="page">
      <PageHead
        title="记走访"
        crumbs={[{ label: '今日', href: '/' }, { label: '走访', href: '/visits' }, { label: '记走访' }]}
      />
      <form className="form" method="get">
        <div className="field">
          <label htmlFor="household">哪一户</label>
          <p className="hint">填户编号，例如 02-0317；或从今日走访名单、家庭档案点进来</p>
          <input className="input w-name" id="household" name="household" autoComplete="off" />
        </div>
        <div className="field actions">
          <button type="submit" className="btn btn-primary">
            打开
          </button>
          <a className="btn" href="/visits/today">
            今日走访名单
          </a>
          <a className="btn" href="/visits/observe">
            只记地点上的事
          </a>
        </div>
      </form>
      <Empty title="没有选定哪一户">
        <p>编号填错、不在辖区或已销档的，也会回到这里。</p>
      </Empty>
    </main>
  )
}
