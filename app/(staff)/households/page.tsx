import { conditionsOf, HouseholdFilters } from '@/components/households/household-filters'
import { HouseholdTable } from '@/components/households/household-table'
import { listHref } from '@/components/households/links'
import { TagKinds } from '@/components/households/tag-kinds'
import { ColumnChoice } from '@/components/ui/column-choice'
import { Empty } from '@/components/ui/empty'
import { Toolbar } from '@/components/ui/filters'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Still } from '@/components/ui/still'
import { Tabs } from '@/components/ui/tabs'
import { rosterColumnsOf } from '@/domain/rosters/columns'
import { context } from '@/server/context'
import { type HouseholdList, householdList } from '@/server/households/household-list'

export const metadata = { title: '家庭档案' }

export default async function HouseholdsPage({ searchParams }: PageProps<'/households'>) {
  const list = await householdList(await context(), await searchParams)
  const { query, counts, may, day } = list
  const descending = query.sort.startsWith('-')
  const sort = { id: descending ? query.sort.slice(1) : query.sort, descending }
  return (
    <Still className="print-land">
      <PageHead
        title="家庭档案"
        meta={<Known list={list} />}
        actions={
          <>
            {may.import && (
              <a className="btn" href="/imports">
                导入
              </a>
            )}
            {may.transfer && (
              <a className="btn" href="/transfers">
                转入转出
              </a>
            )}
            <a className="btn" href="/buildings">
              看楼栋
            </a>
            {may.edit && (
              <>
                <a className="btn" href="/households/proposals">
                  待确认
                </a>
                <a className="btn" href="/households/faults">
                  查错
                </a>
              </>
            )}
            {may.edit && (
              <a className="btn btn-primary" href="/households/new">
                建档
              </a>
            )}
          </>
        }
      />
      <Tabs label="名单" tabs={tabsOf(list)} />
      <HouseholdFilters {...list} />
      <Toolbar
        result={
          <>
            <b>{grouped(counts.households)}</b> 户{counts.more && '以上'}　<b>{grouped(counts.people)}</b> 人
            {counts.more && '以上'}
          </>
        }
        conditions={conditionsOf(list)}
      >
        <span className="meta">{sentenceOf[query.sort]}</span>
        <ColumnChoice
          action="/households"
          query={query}
          columns={rosterColumnsOf('household')}
          chosen={query.cols}
          usualHref={listHref(query, { cols: undefined })}
        />
        <a className="btn" href={listHref(query, {}, '/households/print')}>
          打印
        </a>
        {may.export && (
          <a className="btn" href={listHref(query, {}, '/households/export-reason')}>
            导出
          </a>
        )}
      </Toolbar>
      <HouseholdTable
        items={list.items}
        columns={query.cols}
        today={day}
        sort={sort}
        sortHref={(id) => listHref(query, { sort: sort.id === id && !descending ? `-${id}` : id })}
        empty={<Nothing list={list} />}
      />
      {list.items.length > 0 && (
        <Pager
          total={counts.households}
          unit="户"
          previous={list.previous && listHref(query, { before: list.previous })}
          next={list.next && listHref(query, { after: list.next })}
        />
      )}
      <TagKinds />
    </Still>
  )
}

const sentenceOf = {
  address: '按地址排',
  '-address': '按地址倒排',
  contact: '最久没联系的在前',
  '-contact': '刚联系的在前',
  number: '按户编号排',
  '-number': '按户编号倒排',
}

function Known({ list: { choices, tabs } }: { list: HouseholdList }) {
  const all = tabs[0]?.count
  return (
    <>
      {choices.here}
      {all !== undefined && `　在册 ${grouped(all)} 户`}
    </>
  )
}

function tabsOf({ tabs, query }: HouseholdList) {
  const { area, cols } = query
  const bare = listHref({ ...query, cols: undefined, area: undefined, sort: undefined })
  return tabs.map(({ label, query: wanted, count }) => ({
    label,
    count,
    href: listHref({ area, cols, ...wanted }),
    current: listHref(wanted) === bare,
  }))
}

function Nothing({ list }: { list: HouseholdList }) {
  const filtered = conditionsOf(list).length > 0
  return filtered ? (
    <Empty
      title="没有符合条件的户"
      actions={
        <a className="btn" href="/households">
          看全部
        </a>
      }
    >
      去掉一两个条件再看。姓名可以只打首字母，房号可以写 3-2-501。
    </Empty>
  ) : (
    <Empty
      title="还没有家庭档案"
      actions={
        list.may.edit && (
          <a className="btn btn-primary" href="/households/new">
            建第一份
          </a>
        )
      }
    >
      可以从手头的花名册导入，也可以一户一户建。
    </Empty>
  )
}
