import { ChartColumns } from '@/components/charts/columns'
import { ClassBox } from '@/components/ui/class-box'
import { dayText, momentText, officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { changed, href, type Query } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { Onward } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/segments'
import { TableScroll } from '@/components/ui/table-scroll'
import { Tabs } from '@/components/ui/tabs'
import { doorSteps } from '@/domain/visits/quality'
import type { DoorTrend, OwnQuality, SilentView } from '@/server/visits/visit-quality'

const tabs = [
  { label: '开门情况', href: '/visits/doors' },
  { label: '没听到的户', href: '/visits/silent' },
  { label: '自己看看', href: '/visits/own' },
]

/** Quality, not quotas: which doors open, who was not heard, and one's own habits. */
export function QualityTabs({ at, own }: { at: string; own: boolean }) {
  const open = own ? tabs : tabs.slice(0, 2)
  return <Tabs label="走访质量" tabs={open.map((tab) => ({ ...tab, current: tab.href === at }))} />
}

/** 闭门 → 半掩 → 开门, estate by estate; the drawing and the table say the same. */
export function DoorsPage({ trend: { months, places, by } }: { trend: DoorTrend }) {
  if (places.length === 0)
    return (
      <Empty title="近十二个月没有敲开、半开或拒访的记录">
        <p>走访时结果选了“见到、半开门、拒访”，这里按{by}、按月数。</p>
      </Empty>
    )
  if (by === '居民区') return <Committees trend={{ months, places }} />
  return places.map(({ name, months: counts }, index) => (
    <Section key={name} title={name} first={index === 0} meta={shareText(counts)}>
      <div className="chart-half">
        <ChartColumns
          title={`${name}开门情况`}
          unit="次"
          series={[
            { label: doorSteps.open, tone: '1' },
            { label: doorSteps.half, tone: '2' },
            { label: doorSteps.shut, tone: '3' },
          ]}
          groups={counts.map(({ open, half, shut }, at) => ({
            label: `${Number((months[at] ?? '').slice(5))}月`,
            values: [open, half, shut],
          }))}
        />
      </div>
      <TableScroll label={`${name}，按月`}>
        <Listing
          caption={`${name}按月`}
          rows={months.flatMap((month, at) => (counts[at] ? [{ id: month, count: counts[at] }] : []))}
          stack={false}
          columns={(column, numbers) => [
            column('月', ({ id }) => monthText(id), { rowHead: true, className: 'tight light' }),
            ...shares.map(({ label, of }) => numbers(label, ({ count }) => of(count))),
          ]}
        />
      </TableScroll>
    </Section>
  ))
}

/** From the street: one line for each committee, by name, the share of doors that opened with its numbers. */
function Committees({ trend: { months, places } }: { trend: Pick<DoorTrend, 'months' | 'places'> }) {
  return (
    <TableScroll label="各居民区开门占">
      <Listing
        caption="各居民区开门占敲开、半掩、闭门的比例"
        rows={places}
        columns={(column) => [
          column('居民区', ({ name }) => name, { rowHead: true, className: 'light nowrap' }),
          ...months.map((month, at) =>
            column(monthText(month), ({ months: counts }) => counts[at] && openShare(counts[at]), {
              align: 'num',
              label: monthText(month),
              headClassName: 'nowrap',
            }),
          ),
          column('开门 / 全部', ({ months: counts }) => fraction(sumOf(counts, 'open'), allOf(counts)), {
            align: 'num',
            label: '开门 / 全部',
            className: 'nowrap',
            headClassName: 'nowrap',
          }),
        ]}
      />
    </TableScroll>
  )
}

type Count = DoorTrend['places'][number]['months'][number]
const sumOf = (counts: readonly Count[], step: keyof Count) => counts.reduce((sum, one) => sum + one[step], 0)
const allOf = (counts: readonly Count[]) => sumOf(counts, 'open') + sumOf(counts, 'half') + sumOf(counts, 'shut')

const openShare = ({ open, half, shut }: Count) => percent(open, open + half + shut, 0) ?? '—'
const shares = [
  ...(['open', 'half', 'shut'] as const).map((step) => ({
    label: doorSteps[step],
    of: (count: Count) => grouped(count[step]),
  })),
  { label: '开门占', of: openShare },
]

const monthText = (month: string) =>
  month.endsWith('-01') ? `${month.slice(2, 4)}年1月` : `${Number(month.slice(5))}月`

function shareText(counts: readonly Count[]): string {
  const [open, all] = [sumOf(counts, 'open'), allOf(counts)]
  return `十二个月开门 ${fraction(open, all)}${percent(open, all) ? `，${percent(open, all)}` : ''}；未遇不算`
}

/** 没听到的户: by area, tried or never tried, and the households themselves. */
export function SilentPage({ view }: { view: SilentView }) {
  const { query, counts, periods, since, listed } = view
  const path = '/visits/silent'
  const at = (change: Query) => changed(path, query as Query, change)
  return (
    <>
      <Segments
        label="多久"
        segments={periods.map((months) => ({
          label: `${months} 个月`,
          href: at({ months }),
          current: months === query.months,
        }))}
      />
      <TableScroll label="没听到的户，按地方">
        <Listing
          caption="没听到的户"
          rows={counts}
          stack={false}
          empty={<Empty title="这段时间每户都说上话了" />}
          columns={(column, numbers) => [
            column('', ({ name }) => name, { rowHead: true, className: 'light' }),
            numbers('去过没见到', ({ area, tried }) => <a href={at({ area, tried: 'yes' })}>{grouped(tried)}</a>),
            numbers('没去过', ({ area, never }) => <a href={at({ area, tried: 'no' })}>{grouped(never)}</a>),
            numbers('合计', ({ area, tried, never }) => (
              <a href={at({ area, tried: undefined })}>{grouped(tried + never)}</a>
            )),
            numbers('其中出租', ({ rented }) => grouped(rented)),
            numbers('其中 A 类', ({ alone }) => grouped(alone)),
          ]}
        />
      </TableScroll>
      <p className="meta">
        {officialDay(since)}
        以来没有一次上门、电话、线上见到或说上话的户；有人住、那天以前就建档的。报告里谁的声音没有，看这里。
      </p>
      {listed ? <SilentRows view={view} /> : counts.length > 0 && <p className="soft">点一个数，看是哪些户。</p>}
    </>
  )
}

function SilentRows({ view: { rows, next, query } }: { view: SilentView }) {
  return (
    <Section title="是哪些户" meta={query.tried === 'yes' ? '去过没见到' : query.tried === 'no' ? '没去过' : '全部'}>
      <Listing
        caption="没听到的户"
        rows={rows}
        columns={(column) => [
          column('住哪里', ({ id, address, rented }) => (
            <>
              <a href={`/households/${id}`}>{address}</a>
              {rented && <span className="sub">出租</span>}
            </>
          )),
          column('类别', (row) => <ClassBox letter={row.contactClass as 'A' | 'B' | 'C' | null} />, 'aux tight'),
          column('上次说上话', ({ met }) => (met ? officialDay(met) : '从没有'), 'aux tight tnum'),
          column('最近去过', ({ tried }) => (tried ? officialDay(tried) : '没去过'), 'aux tight tnum'),
        ]}
      />
      <Onward to={next && changed('/visits/silent', query as Query, { after: next })} />
    </Section>
  )
}

/** What one's own records look like, said without blame and to nobody else. */
export function OwnQualityPage({ own, today }: { own: OwnQuality; today: string }) {
  const { same, fast, visits, days } = own
  if (same.length + fast.length === 0)
    return (
      <Empty title="没有要再看一眼的">
        <p>
          近 {days} 天您记了 {grouped(visits)} 次。这一页只有您自己看得到。
        </p>
      </Empty>
    )
  return (
    <>
      <p className="meta">
        近 {days} 天您记了 {grouped(visits)} 次。下面这些请您再看一眼，写错了就改；这一页只有您自己看得到。
      </p>
      {same.map(({ note, visits: found }) => (
        <Section key={note} title={`同一句话，写了 ${found.length} 次`} meta={`“${note}”`}>
          <Visits visits={found} today={today} />
        </Section>
      ))}
      {fast.map(({ visits: found }) => (
        <Section
          key={found[0]?.id}
          title={`十分钟里记了 ${found.length} 户`}
          meta={`${dayText((found[0]?.at ?? new Date(0)).toISOString().slice(0, 10), today)}；是补记的，请改成当时的时间`}
        >
          <Visits visits={found} today={today} />
        </Section>
      ))}
    </>
  )
}

function Visits({ visits, today }: { visits: OwnQuality['same'][number]['visits']; today: string }) {
  return (
    <ul className="plain-list">
      {visits.map(({ id, at, address }) => (
        <li key={id}>
          <a href={href(`/visits/${id}`, { edit: 1 })}>{address}</a>　{momentText(at, today)}
        </li>
      ))}
    </ul>
  )
}
