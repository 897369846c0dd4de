import { Empty } from '@/components/ui/empty'
import { Listing } from '@/components/ui/listing'
import { PageHead } from '@/components/ui/page-head'
import { VisitPage } from '@/components/visits/visit-form'
import { waysToCall } from '@/domain/households/naming'
import { context } from '@/server/context'
import { type Found, find } from '@/server/search/find'
import { visitForm } from '@/server/visits/visit-form'

export const metadata = { title: '记走访' }

export default async function NewVisitPage({ searchParams }: PageProps<'/visits/new'>) {
  const desk = await context()
  const query = await searchParams
  const visit = await visitForm(desk, query)
  if (visit) return <VisitPage visit={visit} by={desk.actor.accountId} />
  const found = await find(desk, { q: query.household })
  return (
    <main className="page">
      <PageHead
        title="记走访"
        crumbs={[{ label: '今日', href: '/' }, { label: '走访', href: '/visits' }, { label: '记走访' }]}
      />
      <form className="form" method="get">
        <div className="field">
          <label htmlFor="household">哪一户</label>
          <p className="hint">{waysToCall}；或从今日走访名单、家庭档案点进来</p>
          <input className="input w-name" id="household" name="household" autoComplete="off" defaultValue={found.q} />
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
      <Meant found={found} />
    </main>
  )
}

/** The households that may be meant, or why there is none. */
function Meant({ found: { q, people, households } }: { found: Found }) {
  const homes = new Map<string, { id: string; address: string; note: string }>()
  for (const { id, address, number, head } of households.items)
    homes.set(id, { id, address, note: [number, head].filter(Boolean).join('　') })
  for (const { name, householdId, address } of people.items)
    if (householdId && !homes.has(householdId))
      homes.set(householdId, { id: householdId, address: address ?? '', note: name })
  if (homes.size === 0)
    return (
      <Empty title={q ? `没有找到“${q}”` : '没有选定哪一户'}>
        <p>{waysToCall}。只找您辖区里的；已销档的不列。</p>
      </Empty>
    )
  return (
    <>
      <p role="status">
        “{q}”对得上 {homes.size} 户，请点一户。
      </p>
      <Listing
        caption="可能是这几户"
        rows={[...homes.values()]}
        columns={(column) => [
          column('哪一户', ({ id, address }) => <a href={`/visits/new?household=${id}`}>{address}</a>, 'tight'),
          column('户编号或谁', ({ note }) => note, 'aux'),
        ]}
      />
    </>
  )
}
