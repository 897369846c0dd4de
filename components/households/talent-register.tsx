import { Masked } from '@/components/households/file-members'
import { ledWords } from '@/components/households/file-talents'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { type Condition, FilterInput, FilterSelect, Filters, Toolbar } from '@/components/ui/filters'
import { changed, type Query } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import { Pager } from '@/components/ui/pager'
import type { TalentList, TalentRow } from '@/server/households/talent-list'

const path = '/visits/talents'

/** 能人: one question, the people who agreed and can do it. */
export function TalentRegister({ list }: { list: TalentList }) {
  const { query, areas, rows, total, next } = list
  const conditions = conditionsOf(list)
  return (
    <>
      <Filters action={path} clearHref={path} active={conditions.length} submit="找">
        <FilterInput name="q" label="会做什么" value={query.q} type="search" placeholder="修电器" />
        {areas.length > 1 && (
          <FilterSelect
            name="area"
            label={areas[0]?.level === 'grid' ? '网格' : '居民区'}
            value={query.area ? String(query.area) : undefined}
            options={areas.map(({ code, name }) => ({ value: String(code), label: name }))}
          />
        )}
      </Filters>
      <Toolbar result={`共 ${grouped(total)} 人`} conditions={conditions} />
      <DataTable
        caption="能人"
        className="stack"
        columns={columnsOf(list)}
        rows={rows}
        empty={
          <Empty title={conditions.length > 0 ? '没有同意过的人会这一样' : '还没有登记能人'}>
            <p>走访时问一问谁会、愿不愿意，本人同意了再记：在走访表“记一位能人”，或家庭档案“变更”里“记能人”。</p>
          </Empty>
        }
      />
      <Pager
        total={total}
        unit="人"
        previous={query.after ? changed(path, query as Query, { after: undefined }) : undefined}
        next={next ? changed(path, query as Query, { after: next }) : undefined}
      />
    </>
  )
}

function conditionsOf({ query, areas, asked }: TalentList): Condition[] {
  const said: [string, string | undefined][] = [
    ['q', asked && `会${asked}`],
    ['area', query.area === undefined ? undefined : areas.find(({ code }) => code === query.area)?.name],
  ]
  return said.flatMap(([name, label]) =>
    label ? [{ label, removeHref: changed(path, query as Query, { [name]: undefined }) }] : [],
  )
}

function columnsOf({ today }: TalentList): Columns<TalentRow> {
  return [
    {
      id: 'name',
      header: '姓名，住处',
      cell: ({ row: { original: one } }) => (
        <>
          <a href={`/residents/${one.resident_id}`}>{one.name}</a>
          <span className="sub">{one.address}</span>
        </>
      ),
    },
    {
      id: 'skills',
      header: '会',
      cell: ({ row: { original: one } }) => (
        <>
          {one.skills.join('、')}
          {!one.exact && <span className="sub">相近</span>}
        </>
      ),
    },
    {
      id: 'reach',
      header: '怎么请',
      meta: { className: 'aux' },
      cell: ({ row: { original: one } }) => (
        <>
          {one.reach ?? <span className="faint">没说</span>}
          {one.phone && (
            <span className="sub">
              <Masked value={one.phone} href={`/residents/${one.resident_id}/reveal?field=phone`} none="" />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'led',
      header: '牵头过',
      meta: { className: 'aux' },
      cell: ({ row: { original: one } }) => ledWords(one.led, today),
    },
    {
      id: 'agreed',
      header: '本人同意',
      meta: { className: 'aux tight' },
      cell: ({ row: { original: one } }) => (
        <>
          {dayText(one.agreed_on, today)}
          <span className="sub">{one.heard_by ? `${one.heard_by}听到` : ''}</span>
        </>
      ),
    },
  ]
}
