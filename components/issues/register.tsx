import { stateText, UrgencyMark } from '@/components/issues/urgency'
import { choicesOf } from '@/components/ui/choices'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { SubmitButton } from '@/components/ui/fields'
import { type Condition, FilterInput, FilterSelect, Filters, Toolbar } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
import { changed, href, type Query, sortLink } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { Pager } from '@/components/ui/pager'
import { Still } from '@/components/ui/still'
import { Tabs } from '@/components/ui/tabs'
import { dayOf } from '@/domain/calendar/civil-day'
import {
  issueCategories,
  issueGrades,
  issueRoutes,
  issueSources,
  issueSubcategories,
  supervisionLevels,
  units,
} from '@/domain/issues/codes'
import { recountDeadlinesAction } from '@/server/issues/actions'
import type { IssueListView, IssueRow } from '@/server/issues/issue-list'

const path = '/issues'

/** The register: its lists with counts, one filter band, the rows. */
export function IssueRegister({ view }: { view: IssueListView }) {
  const { query, sort, rows, now } = view
  const sortId = { id: sort.sort, descending: sort.descending }
  const total = view.query.overdue
    ? view.overdue
    : (view.lists.find(({ list }) => list === query.list)?.total ?? rows.length)
  return (
    <>
      {view.recountable > 0 && <Recount issues={view.recountable} />}
      <Still>
        <Tabs label="诉求清单" tabs={tabsOf(view)} />
        <IssueFilters view={view} />
        <Toolbar result={`共 ${grouped(total)} 件`} conditions={conditionsOf(view)} />
        <DataTable
          caption="诉求登记簿"
          className="stack"
          columns={columnsOf(now, view.distant)}
          rows={rows}
          sort={sortId}
          sortHref={sortLink(path, query as Query, sortId)}
          empty={<NoIssues filtered={conditionsOf(view).length > 0} />}
        />
        <Pager total={total} unit="件" {...steps(view)} />
      </Still>
    </>
  )
}

/** Limits reckoned before the year's notice of holidays was out, now that it is. */
function Recount({ issues }: { issues: number }) {
  return (
    <Notice kind="due" title={`${grouped(issues)} 件期限还是暂定的`}>
      <p>登记时放假通知还没有公布，期限按法定节日暂定；现在通知已经在历里，可以重算。每件移动的期限都留一条记录。</p>
      <ActionForm action={recountDeadlinesAction} className="actions">
        <SubmitButton>重算期限</SubmitButton>
      </ActionForm>
    </Notice>
  )
}

function tabsOf({ lists, overdue, query }: IssueListView) {
  const base = { ...query, sort: undefined, overdue: undefined } as Query
  const tabs = lists.map(({ list, label, total }) => ({
    label,
    count: total,
    href: changed(path, base, { list: list === 'open' ? undefined : list }),
    current: query.list === list && !query.overdue,
  }))
  const late = { label: '逾期', count: overdue, href: changed(path, base, { list: undefined, overdue: '1' }) }
  return [...tabs.slice(0, 1), { ...late, current: query.overdue === '1' }, ...tabs.slice(1)]
}

function IssueFilters({ view: { query, areas, distant } }: { view: IssueListView }) {
  const active = [query.grade, query.category, query.source, query.unit, query.area, query.q].filter(Boolean).length
  const hidden = Object.fromEntries(
    (['list', 'overdue', 'mine', 'supervised', 'sort'] as const).flatMap((name) =>
      query[name] ? [[name, String(query[name])]] : [],
    ),
  )
  return (
    <Filters action={path} active={active} hidden={hidden} clearHref={href(path, { list: query.list })}>
      <FilterInput name="q" label="事项、地点、编号" value={query.q} type="search" />
      {areas.length > 1 && (
        <FilterSelect
          name="area"
          label={areas[0]?.level === 'grid' ? '网格' : '居民区'}
          value={query.area ? String(query.area) : undefined}
          options={areas.map(({ code, name }) => ({ value: String(code), label: name }))}
        />
      )}
      <FilterSelect name="grade" label="等级" value={query.grade} options={choicesOf(issueGrades)} width={88} />
      <FilterSelect name="category" label="类别" value={query.category} options={choicesOf(issueCategories)} />
      <FilterSelect name="source" label="来源" value={query.source} options={choicesOf(issueSources)} width={112} />
      {!distant && <FilterSelect name="unit" label="承办单位" value={query.unit} options={choicesOf(units)} />}
    </Filters>
  )
}

function conditionsOf({ query, areas }: IssueListView): Condition[] {
  const said: [string, string | undefined][] = [
    ['q', query.q && `含“${query.q}”`],
    ['area', query.area === undefined ? undefined : areas.find(({ code }) => code === query.area)?.name],
    ['grade', query.grade && issueGrades[query.grade]],
    ['category', query.category && issueCategories[query.category]],
    ['source', query.source && issueSources[query.source]],
    ['unit', query.unit && units[query.unit]],
    ['mine', query.mine && '我承办的'],
    ['supervised', query.supervised && '督办中'],
    ['overdue', query.overdue && '逾期'],
  ]
  return said.flatMap(([name, label]) =>
    label ? [{ label, removeHref: changed(path, query as Query, { [name]: undefined }) }] : [],
  )
}

function columnsOf(now: Date, distant: boolean): Columns<IssueRow> {
  const today = dayOf(now)
  return [
    {
      id: 'due',
      header: '期限',
      meta: { sortable: true, width: '118px', className: 'sub-in' },
      cell: ({ row: { original: issue } }) => (
        <>
          <UrgencyMark issue={issue} now={now} />
          <span className="sub">
            {issueGrades[issue.grade]}
            {issue.hard && '　难办'}
            {issue.supervision && <span className="st-overdue">　{supervisionLevels[issue.supervision]}</span>}
          </span>
        </>
      ),
    },
    {
      id: 'number',
      header: '编号',
      meta: { sortable: true, className: 'tnum faint hide', width: '92px' },
      cell: ({ row: { original: issue } }) => issue.number,
    },
    {
      id: 'title',
      header: '事项，地点',
      cell: ({ row: { original: issue } }) => (
        <>
          <a href={`/issues/${issue.id}`}>{issue.title}</a>
          <span className="sub">
            {issue.place}
            {issue.households > 0 && `　另 ${issue.households} 户`}
          </span>
        </>
      ),
    },
    {
      id: 'category',
      header: '类别',
      meta: { className: 'only-wide', width: '112px' },
      cell: ({ row: { original: issue } }) => (
        <>
          {issueSubcategories[issue.subcategory]}
          <span className="sub">{issueSources[issue.source]}</span>
        </>
      ),
    },
    {
      id: 'state',
      header: '到哪一步',
      meta: { className: 'aux', width: '136px' },
      cell: ({ row: { original: issue } }) => (
        <>
          {stateText(issue.state)}
          <span className="sub">{issue.unitCode ? units[issue.unitCode] : issueRoutes[issue.route]}</span>
        </>
      ),
    },
    {
      id: 'handler',
      header: '责任人',
      meta: { className: 'tight aux', width: '72px' },
      cell: ({ row: { original: issue } }) => issue.handler ?? <span className="faint">未定</span>,
    },
    {
      id: 'area',
      header: distant ? '哪里' : '网格',
      meta: { className: 'tight only-wide', width: '80px' },
      cell: ({ row: { original: issue } }) => issue.area,
    },
    {
      id: 'registered',
      header: '登记',
      meta: { sortable: true, className: 'tight aux faint tnum', width: '116px' },
      cell: ({ row: { original: issue } }) => momentText(issue.registeredAt, today),
    },
  ]
}

function steps({ query, rows, more }: IssueListView) {
  const [first, last] = [rows[0]?.cursor, rows.at(-1)?.cursor]
  const at = (change: Query) => changed(path, query as Query, change)
  const hasPrevious = query.before ? more : query.after !== undefined
  const hasNext = query.before ? true : more
  return {
    previous: hasPrevious && first ? at({ before: first }) : undefined,
    next: hasNext && last ? at({ after: last }) : undefined,
  }
}

function NoIssues({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty title="没有符合条件的诉求">
        <p>去掉一个条件再看，或看“全部”。</p>
      </Empty>
    )
  }
  return (
    <Empty title="这里没有诉求">
      <p>居民提的、自己看到的，都从“登记诉求”进来。</p>
    </Empty>
  )
}
