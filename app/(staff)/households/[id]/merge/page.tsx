import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { MergeForm } from '@/components/households/split-merge-forms'
import { Notice } from '@/components/ui/notice'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'
import { find } from '@/server/search/find'

export const metadata = { title: '并户' }

export default async function MergePage({ params, searchParams }: PageProps<'/households/[id]/merge'>) {
  const who = await context()
  const [{ id }, { q, other: chosen }] = await Promise.all([params, searchParams])
  const [desk, found] = await Promise.all([householdDesk(who, { id }), find(who, { q })])
  if (!desk) notFound()
  const other = typeof chosen === 'string' && chosen !== id ? await householdDesk(who, { id: chosen }) : undefined
  const homes = found.households.items.filter((home) => home.id !== id)
  return (
    <EditPage title="并户" household={desk} meta={`把另一户并到 ${desk.number}，本户留下。`}>
      {other && <MergeForm desk={desk} other={other} />}
      <form className="search-again" action={`/households/${id}/merge`} method="get">
        <input
          className="input w-line"
          type="search"
          name="q"
          defaultValue={found.q}
          placeholder="房号如 3-2-501、户编号、小区楼栋"
          aria-label="找要并进来的户"
        />
        <button type="submit" className="btn btn-form">
          找
        </button>
      </form>
      {homes.length > 0 && (
        <ul className="plain-list">
          {homes.map((home) => (
            <li key={home.id}>
              <a href={`/households/${id}/merge?other=${home.id}`}>{`${home.number} ${home.address}`}</a>
              <span className="faint">{`　户主 ${home.head ?? '待定'}，${home.members} 人`}</span>
            </li>
          ))}
        </ul>
      )}
      {found.q && homes.length === 0 && (
        <Notice title={`辖区里没有找到“${found.q}”`}>
          <p>换个写法再找，如户编号或房号。</p>
        </Notice>
      )}
    </EditPage>
  )
}
