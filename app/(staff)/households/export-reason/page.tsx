import { notFound } from 'next/navigation'
import { conditionsOf } from '@/components/households/household-filters'
import { listHref } from '@/components/households/links'
import { TextField } from '@/components/ui/fields'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { householdList } from '@/server/households/household-list'

export const metadata = { title: '导出名单' }

const words: Record<string, string> = {
  invalid_input: '用途没有写，或者太短。没有导出。写清给谁、做什么用再导。',
  needs_second_person: '超过 200 户的名单由书记导出。没有导出。请加条件缩小，或请书记来导。',
  too_many: '名单太大，没有导出。请加条件缩小到一个居民区以内。',
  not_permitted: '您没有导出的权限。没有导出。请与书记联系。',
}

export default async function ExportReasonPage({ searchParams }: PageProps<'/households/export-reason'>) {
  const asked = await searchParams
  const list = await householdList(await context(), asked)
  if (!list.may.export) notFound()
  const { counts, query } = list
  const refused = typeof asked.refused === 'string' ? words[asked.refused] : undefined
  return (
    <>
      <PageHead title="导出名单" crumbs={[{ label: '家庭档案', href: listHref(query) }]} />
      {refused && (
        <Notice kind="overdue" title="没有导出" role="alert">
          <p>{refused}</p>
        </Notice>
      )}
      <Notice title={`${grouped(counts.households)} 户 ${grouped(counts.people)} 人，${query.cols.length} 列`}>
        <p>
          {conditionsOf(list)
            .map(({ label }) => label)
            .join('，') || '没有筛选条件'}
          。号码和屏幕上一样是遮住的。谁、何时、为什么导出，会写在表头，也会记下来。
        </p>
      </Notice>
      <form className="form" action={listHref(query, {}, '/households/export')} method="post">
        <TextField
          name="reason"
          label="用途"
          required
          hint="5—200 个字：给谁、做什么用"
          className="w-line"
          maxLength={200}
        />
        <div className="form-end">
          <button type="submit" className="btn btn-primary btn-form">
            导出 Excel
          </button>
          <a className="btn btn-quiet btn-form" href={listHref(query)}>
            不导了，返回
          </a>
        </div>
      </form>
    </>
  )
}
