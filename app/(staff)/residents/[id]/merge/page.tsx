import { notFound } from 'next/navigation'
import { AlikePeople, MergeResidentsForm } from '@/components/residents/merge-forms'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { mergeDesk } from '@/server/residents/merge-desk'
import { find } from '@/server/search/find'

export const metadata = { title: '合并重复的人' }

export default async function MergeResidentsPage({ params, searchParams }: PageProps<'/residents/[id]/merge'>) {
  const who = await context()
  const [{ id }, { q, other }] = await Promise.all([params, searchParams])
  const [desk, found] = await Promise.all([mergeDesk(who, { id, other }), find(who, { q })])
  if (!desk) notFound()
  const people = found.people.items.filter((person) => person.id !== id && !person.died)
  return (
    <>
      <PageHead
        title="合并重复的人"
        meta="一个人建了两份档，合成一份。"
        crumbs={[
          { label: '家庭档案', href: '/households' },
          { label: desk.name, href: `/residents/${id}` },
        ]}
      />
      {desk.other ? (
        <MergeResidentsForm desk={desk} other={desk.other} />
      ) : (
        <>
          <form className="search-again" action={`/residents/${id}/merge`} method="get">
            <input
              className="input w-line"
              type="search"
              name="q"
              defaultValue={found.q}
              placeholder="姓名、首字母、证件号或电话后四位"
              aria-label="找另一份档案"
            />
            <button type="submit" className="btn btn-form">
              找
            </button>
          </form>
          {people.length > 0 && (
            <ul className="plain-list">
              {people.map((person) => (
                <li key={person.id}>
                  <a href={`/residents/${id}/merge?other=${person.id}`}>{person.name}</a>
                  <span className="faint">
                    {`　${[person.age !== null && `${person.age} 周岁`, person.address ?? '现在没有住处'].filter(Boolean).join('，')}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {found.q && people.length === 0 && (
            <Notice title={`辖区里没有找到“${found.q}”`}>
              <p>换个写法再找，如姓名首字母。</p>
            </Notice>
          )}
          <AlikePeople desk={desk} />
        </>
      )}
    </>
  )
}
