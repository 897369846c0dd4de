import { choicesOf } from '@/components/ui/choices'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { dayText, momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { type Condition, FilterInput, FilterSelect, Filters, Toolbar } from '@/components/ui/filters'
import { changed, href, type Query } from '@/components/ui/links'
import { Mark } from '@/components/ui/mark'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { Pager } from '@/components/ui/pager'
import { dayOf } from '@/domain/calendar/civil-day'
import { type VisitOutcome, visitModes, visitOutcomes } from '@/domain/visits/codes'
import type { VisitListRow, VisitListView } from '@/server/visits/visit-list'

const path = '/visits'
const colours: Record<VisitOutcome, 'green' | 'blue' | 'none' | 'yellow'> = {
  met: 'green',
  half_open: 'green',
  not_home: 'none',
  declined: 'yellow',
  rescheduled: 'blue',
  vacant: 'none',
  moved: 'none',
}

/** Contacts of a period; visits, effective contacts and misses are counted apart. */
export function VisitRegister({ view }: { view: VisitListView }) {
  const { rows, totals, next, query, now } = view
  const rate = percent(totals.effective, totals.visits)
  const result = `${grouped(totals.visits)} 次，有效联系 ${fraction(totals.effective, totals.visits)}${rate ? `，${rate}` : ''}，未遇 ${grouped(totals.missed)} 次`
  return (
    <>
      <VisitFilters view={view} />
      <Toolbar result={result} conditions={conditionsOf(view)} />
      <DataTable
        caption="走访记录"
        className="stack"
        columns={columnsOf(dayOf(now))}
        rows={rows}
        empty={
          <Empty title={query.card ? '没有走访记着这个卡号' : '这段时间没有走访记录'}>
            {view.printed.map(({ id, handedTo, on }) => (
              <p key={id}>
                这张卡是 {dayText(on, dayOf(now))}印的，发给：{handedTo}。
                <a href={`/visits/cards/${id}/print`}>看这一批</a>
              </p>
            ))}
            <p>{query.card ? '请问一问拿着这批卡的人，再核对号码。' : '换个时间再看，或从今日走访名单开始。'}</p>
          </Empty>
        }
      />
      <Pager
        total={totals.visits}
        unit="次"
        previous={query.after ? changed(path, query as Query, {}) : undefined}
        next={next ? changed(path, query as Query, { after: next }) : undefined}
      />
    </>
  )
}

function VisitFilters({ view: { query, from, to, areas, leads } }: { view: VisitListView }) {
  const active = [query.mode, query.outcome, query.lead, query.area, query.card].filter(Boolean).length
  return (
    <Filters
      action={path}
      active={active}
      clearHref={href(path)}
      hidden={query.household ? { household: query.household } : {}}
    >
      <FilterInput name="from" label="从" type="date" value={from} />
      <FilterInput name="to" label="到" type="date" value={to} />
      <FilterSelect name="mode" label="方式" value={query.mode} options={choicesOf(visitModes)} width={88} />
      <FilterSelect name="outcome" label="结果" value={query.outcome} options={choicesOf(visitOutcomes)} width={96} />
      {areas.length > 1 && (
        <FilterSelect
          name="area"
          label={areas[0]?.level === 'grid' ? '网格' : '居民区'}
          value={query.area ? String(query.area) : undefined}
          options={areas.map(({ code, name }) => ({ value: String(code), label: name }))}
        />
      )}
      <FilterSelect
        name="lead"
        label="走访人"
        value={query.lead}
        options={leads.map(({ id, name }) => ({ value: id, label: name }))}
        width={112}
      />
      <FilterInput name="card" label="联系卡号" value={query.card} placeholder="4821 0387" width={112} />
    </Filters>
  )
}

function conditionsOf({ query, areas, leads, rows }: VisitListView): Condition[] {
  const said: [string, string | undefined][] = [
    ['mode', query.mode && visitModes[query.mode]],
    ['outcome', query.outcome && visitOutcomes[query.outcome]],
    ['area', query.area === undefined ? undefined : areas.find(({ code }) => code === query.area)?.name],
    ['lead', query.lead && leads.find(({ id }) => id === query.lead)?.name],
    ['card', query.card && `联系卡 ${query.card}`],
    ['household', query.household && (rows[0]?.address ?? '这一户')],
  ]
  return said.flatMap(([name, label]) =>
    label ? [{ label, removeHref: changed(path, query as Query, { [name]: undefined }) }] : [],
  )
}

function columnsOf(today: string): Columns<VisitListRow> {
  return [
    {
      id: 'at',
      header: '时间',
      meta: { className: 'tnum tight sub-in', width: '128px' },
      cell: ({ row: { original: visit } }) => (
        <>
          <a href={`/visits/${visit.id}`}>{momentText(visit.at, today)}</a>
          <span className="sub">{visitModes[visit.mode]}</span>
        </>
      ),
    },
    {
      id: 'household',
      header: '谁家',
      cell: ({ row: { original: visit } }) => (
        <>
          <a href={`/households/${visit.householdId}`}>{visit.address}</a>
          <span className="sub">
            {visit.head}
            {visit.first && '　首访'}
          </span>
        </>
      ),
    },
    {
      id: 'outcome',
      header: '结果',
      meta: { className: 'tight aux', width: '88px' },
      cell: ({ row: { original: visit } }) => (
        <Mark colour={colours[visit.outcome]}>{visitOutcomes[visit.outcome]}</Mark>
      ),
    },
    {
      id: 'note',
      header: '记了什么',
      meta: { className: 'aux soft' },
      cell: ({ row: { original: visit } }) => shortened(visit.note),
    },
    {
      id: 'lead',
      header: '走访人',
      meta: { className: 'tight aux', width: '80px' },
      cell: ({ row: { original: visit } }) => visit.lead ?? '',
    },
    {
      id: 'next',
      header: '下次',
      meta: { className: 'tight aux faint tnum only-wide', width: '112px' },
      cell: ({ row: { original: visit } }) => (visit.nextAt ? momentText(visit.nextAt, today) : ''),
    },
  ]
}

function shortened(note: string | null): string {
  const letters = [...(note ?? '')]
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('')
}
