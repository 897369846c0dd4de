import { CommitteeTable } from '@/components/areas/committee-table'
import { ChartColumns } from '@/components/charts/columns'
import { HorizontalBars } from '@/components/charts/horizontal-bars'
import { type Part, StackedBar } from '@/components/charts/stacked-bar'
import { dayText, momentText, periodText } from '@/components/ui/dates'
import { Listing } from '@/components/ui/listing'
import { MarkShape } from '@/components/ui/mark'
import { grouped, percent, signed } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section, Split } from '@/components/ui/section'
import { Segments } from '@/components/ui/segments'
import { TableScroll } from '@/components/ui/table-scroll'
import { watchRules } from '@/domain/figures/watch'
import type { Dashboard as Data } from '@/server/areas/area-dashboard'

const kinds = { month: '本月', bimonth: '双月', quarter: '本季', year: '本年' } as const
const belowWord = { street: '街道', committee: '居民区', grid: '网格', district: '区' } as const
const tones = { door: '1', phone: '2', online: '3', none: 'none' } as const

/** An area at work: what there is and what moved, who was reached, what is late, what deserves attention. */
export function Dashboard({ board }: { board: Data }) {
  const { code, name, kind, to, now, where } = board
  const today = to
  return (
    <div className="print-land">
      <PageHead
        title={name}
        {...(where.length > 1
          ? { crumbs: where.slice(0, -1).map(({ name: label, href }) => ({ label, ...(href ? { href } : {}) })) }
          : {})}
        meta={`${board.rows.list.length > 0 ? `${board.rows.list.length} 个${belowWord[board.below]}　` : ''}数据截至 ${momentText(now, today)}　点任一数字看名单`}
        actions={
          <>
            <Segments
              label="期间"
              segments={Object.entries(kinds).map(([value, label]) => ({
                label,
                href: `/areas/${code}?period=${value}`,
                current: value === kind,
              }))}
            />
            <a className="btn" href={`/reports/new?area=${code}`}>
              编报告
            </a>
          </>
        }
      />
      <Split label="值得关注" aside={<Watch notices={board.notices} />}>
        <Flows board={board} />
        <Reach board={board} />
        <div className="sec halves">
          <Section title="年龄结构" first meta={`实有人口，${dayText(to, today)}周岁`}>
            <HorizontalBars
              caption="年龄结构"
              rows={board.ages.map((band) => ({
                label: band.label,
                value: band.n,
                href: band.href,
                unknown: band.code === 'none',
              }))}
            />
          </Section>
          <Limits board={board} />
        </div>
      </Split>
      {board.rows.list.length > 0 && (
        <CommitteeTable rows={board.rows} below={belowWord[board.below]} kind={kinds[kind]} />
      )}
    </div>
  )
}

function Flows({ board }: { board: Data }) {
  return (
    <Section title="底数与变动" meta={periodText(board.from, board.to, board.to)} first>
      <TableScroll label="期初、新增、减少、期末">
        <Listing
          caption="期初、新增、减少、期末"
          rows={board.flows}
          stack={false}
          columns={(column, numbers) => [
            column(
              '',
              ({ label, unit }) => (
                <>
                  {label}
                  <span className="faint">（{unit}）</span>
                </>
              ),
              { rowHead: true, className: 'tight light' },
            ),
            numbers('期初', ({ opening: { n, href } }) => (
              <a className="plain" href={href}>
                {grouped(n)}
              </a>
            )),
            numbers('新增', ({ added: { n, href } }) => <a href={href}>{signed(n)}</a>),
            numbers('减少', ({ removed: { n, href } }) => <a href={href}>{signed(-n)}</a>),
            numbers(
              '期末',
              ({ closing: { n, href } }) => (
                <a className="plain" href={href}>
                  {grouped(n)}
                </a>
              ),
              'dbl',
            ),
            column('来去', ({ why }) => why, 'meta only-wide'),
          ]}
        />
      </TableScroll>
    </Section>
  )
}

function Reach({ board }: { board: Data }) {
  const total = board.contact.reduce((sum, { n }) => sum + n, 0)
  const reached = board.contact.reduce((sum, { code, n }) => (code === 'none' ? sum : sum + n), 0)
  const parts = board.contact.map(({ code, label, n, href }): Part => {
    return { label, value: n, href, tone: tones[code as keyof typeof tones] }
  })
  return (
    <Section
      title="走访覆盖"
      meta={`本年至今，应联系 ${grouped(total)} 户，已联系 ${grouped(reached)} 户（${percent(reached, total) ?? '—'}）；未遇不算联系`}
    >
      <StackedBar title="走访覆盖" parts={parts} unit="户" />
      <Checked checked={board.checked} />
    </Section>
  )
}

/** 底数清: how many files were confirmed lately, with its numerator and denominator, and the list of the rest. */
function Checked({ checked: { recent, rest, of, href } }: { checked: Data['checked'] }) {
  return (
    <p className="after-table">
      90 天内核实过的户{' '}
      <a href={href}>
        {percent(recent.n, of) ?? '—'}（{grouped(recent.n)}/{grouped(of)}）
      </a>
      ，还没有核实的 <a href={rest.href}>{grouped(rest.n)} 户</a>
    </p>
  )
}

const dueMark = { late: 'red', today: 'yellow', soon: 'yellow', later: 'blue', paused: 'none', none: 'none' } as const

function Limits({ board }: { board: Data }) {
  const weekly = board.weeks.map(({ week, fresh, settled }) => ({
    label: `${Number(week.slice(5, 7))}.${Number(week.slice(8))}`,
    values: [fresh, settled],
  }))
  return (
    <Section first title="诉求时限" meta={`在办 ${grouped(board.open.n)} 件`}>
      <table className="table">
        <caption className="sr">在办诉求按时限</caption>
        <tbody className="lines">
          {board.due.map(({ code, label, n, href }) => (
            <tr key={code}>
              <th scope="row" className="tight light">
                <MarkShape colour={dueMark[code as keyof typeof dueMark]} />
                {label}
              </th>
              <td className="faint">
                {code === 'late' && board.urgentLate.n > 0 && (
                  <a href={board.urgentLate.href}>较急 {board.urgentLate.n}</a>
                )}
              </td>
              <td className="num">
                <a href={href}>{grouped(n)}</a>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td />
            <td className="num">
              <a className="plain" href={board.open.href}>
                {grouped(board.open.n)}
              </a>
            </td>
          </tr>
        </tfoot>
      </table>
      <div className="sec-head" style={{ marginTop: 22 }}>
        <h3>近八周</h3>
      </div>
      <ChartColumns
        title="近八周诉求"
        unit="件"
        series={[
          { label: '新增', tone: '3' },
          { label: '办结', tone: '1' },
        ]}
        groups={weekly}
      />
    </Section>
  )
}

function Watch({ notices }: { notices: Data['notices'] }) {
  const first = notices.filter(
    ({ rule }, index) => notices.slice(0, index).filter((one) => one.rule === rule).length < 3,
  )
  const rest = notices.filter((notice) => !first.includes(notice))
  return (
    <Section title="值得关注" meta={`${notices.length} 条`} first>
      {notices.length === 0 && <p className="soft">按现有规则没有要特别关注的。</p>}
      <Lines notices={first} />
      {rest.length > 0 && (
        <details className="more-lines">
          <summary>再看 {rest.length} 条</summary>
          <Lines notices={rest} />
        </details>
      )}
      <details className="more-lines">
        <summary className="meta">按什么规则</summary>
        <ul className="soft">
          {Object.entries(watchRules).map(([rule, words]) => (
            <li key={rule}>{words}</li>
          ))}
        </ul>
      </details>
    </Section>
  )
}

function Lines({ notices }: { notices: Data['notices'] }) {
  return (
    <ul className="watch ruled">
      {notices.map(({ area, place, grave, before, link, href, after }) => (
        <li key={`${area} ${place} ${link} ${after}`}>
          <MarkShape colour={grave ? 'red' : 'yellow'} />
          <div>
            <b>{place}</b>
            <p>
              {before}
              <a href={href}>{link}</a>
              {after}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
