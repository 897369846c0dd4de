import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { MoveInForm } from '@/components/residents/resident-forms'
import { Notice } from '@/components/ui/notice'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'
import { find } from '@/server/search/find'

export const metadata = { title: '迁入一人' }

export default async function MoveInPage({ params, searchParams }: PageProps<'/households/[id]/move-in'>) {
  const who = await context()
  const [desk, { people, q }] = await Promise.all([householdDesk(who, await params), find(who, await searchParams)])
  if (!desk) notFound()
  const found = people.items
    .filter(({ died, householdId }) => !died && householdId !== desk.id)
    .map(({ id, name, age, address }) => ({
      id,
      name,
      note: [age && `${age} 周岁`, address ?? '现在没有住处'].filter(Boolean).join('，'),
    }))
  return (
    <EditPage title="迁入一人" household={desk} meta="已有档案的人从原住处迁来；没有档案的请“加一人”。">
      <form className="search-again" action={`/households/${desk.id}/move-in`} method="get">
        <input
          className="input w-line"
          type="search"
          name="q"
          defaultValue={q}
          placeholder="姓名、首字母、证件号或电话后四位"
          aria-label="找要迁入的人"
        />
        <button type="submit" className="btn btn-form">
          找
        </button>
      </form>
      {found.length > 0 && <MoveInForm desk={desk} found={found} />}
      {q && found.length === 0 && (
        <Notice title={`辖区里没有找到“${q}”`}>
          <p>
            换个写法再找，或<a href={`/households/${desk.id}/members/new`}>加一人</a>。
          </p>
        </Notice>
      )}
    </EditPage>
  )
}
