import type { ReactNode } from 'react'
import { rosterHref } from '@/components/rosters/links'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { FilterInput, Filters } from '@/components/ui/filters'
import { grouped, rounded } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Segments } from '@/components/ui/segments'
import { TableScroll } from '@/components/ui/table-scroll'
import { addDays, type CivilDay, firstOfMonth, lastOfMonth } from '@/domain/calendar/civil-day'
import { rosterReasons } from '@/domain/rosters/codes'
import type { RosterDifference } from '@/server/rosters/roster-changes'

type Props = { difference: RosterDifference }

/** A roster on two days, written as the sum it is, and a reason for every line between them. */
export function RosterChanges({ difference }: Props) {
  const { label, where, from, to, query, took, cut } = difference
  const known = '各按当天 24 时系统所知；当时没登记的列为补报'
  return (
    <>
      <PageHead
        title={`${label}的变更`}
        crumbs={[
          { label: '名册', href: '/rosters' },
          { label, href: rosterHref({ ...query, from: undefined, to: undefined }) },
        ]}
        meta={`${where}　${dayText(from, '')}到${dayText(to, '')}　${known}　用时 ${rounded(Math.max(took, 10), 1000, 2, 1)} 秒`}
      />
      <Months difference={difference} />
      <Between difference={difference} />
      <Sum difference={difference} />
      {cut && <p className="soft">变更太多，只写出前 {grouped(2000)} 条的原因；两头的数是全的。</p>}
      <ChangeLines {...difference} />
    </>
  )
}

function Months({ difference: { query, from, to, today } }: Props) {
  const month = (first: CivilDay, last: CivilDay) => rosterHref(query, { from: first, to: last }, '/changes')
  const before = (day: CivilDay) => addDays(firstOfMonth(day), -1)
  const ended = before(today)
  const next = lastOfMonth(addDays(lastOfMonth(today), 1))
  const segments = [
    { label: '本月到今天', first: ended, last: today },
    { label: '上月', first: before(ended), last: ended },
    { label: '到下月末', first: today, last: next },
  ]
  return (
    <Segments
      label="期间"
      segments={segments.map(({ label, first, last }) => ({
        label,
        href: month(first, last),
        current: first === from && last === to,
      }))}
    />
  )
}

function Sum({ difference }: Props) {
  const { opening, closing, added, removed, unit, from, to, today, query, words } = difference
  const list = (day: CivilDay) =>
    rosterHref({ ...query, from: undefined, to: undefined }, { on: day === today ? undefined : day })
  return (
    <div className="flow-sum">
      <div>
        <span>{dayText(from, today)}</span>
        <b>
          <a href={list(from)}>{grouped(opening)}</a> <small>{unit}</small>
        </b>
      </div>
      <i>＋</i>
      <div>
        <span>新增</span>
        <b>{grouped(added.n)}</b>
      </div>
      <i>－</i>
      <div>
        <span>减少</span>
        <b>{grouped(removed.n)}</b>
      </div>
      <i>＝</i>
      <div className="flow-end">
        <span>{dayText(to, today)}</span>
        <b>
          <a href={list(to)}>{grouped(closing)}</a> <small>{unit}</small>
        </b>
      </div>
      {words.length > 0 && <p className="flow-why">条件：{words.map((word) => word.label).join('，')}</p>}
    </div>
  )
}

function Between({ difference: { query, from, to, code } }: Props) {
  const { area, building, about, code: _, from: __, to: ___, on: ____, after: _____, known: ______, ...parts } = query
  const stated = { ...parts, ...(about === 'household' ? { about } : {}), area, building }
  const hidden = Object.entries(stated).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  )
  return (
    <Filters action={`/rosters/${code}/changes`} submit="比较" hidden={Object.fromEntries(hidden)} active={0}>
      <FilterInput name="from" label="从哪天" type="date" value={from} />
      <FilterInput name="to" label="到哪天" type="date" value={to} />
    </Filters>
  )
}

type ChangedPart = RosterDifference['added']

/** Every line that came or went with its reason, in two groups. */
export function ChangeLines(props: {
  added: ChangedPart
  removed: ChangedPart
  unit: string
  today: CivilDay
}): ReactNode {
  const { added, removed, unit, today } = props
  if (added.n + removed.n === 0) return <Empty title="这段时间没有变更">两天的名册是同一份。换一段时间再比。</Empty>
  return (
    <TableScroll label="变更">
      <table className="table stack">
        <caption className="sr">变更，每一条都有原因</caption>
        <thead>
          <tr>
            {['姓名', '性别', '周岁', '住址', '原因', '发生日', '登记日'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <Part title="新增" part={added} unit={unit} to={today} />
        <Part title="减少" part={removed} unit={unit} to={today} />
      </table>
    </TableScroll>
  )
}

function Part(props: { title: string; part: ChangedPart; unit: string; to: CivilDay }) {
  const { title, part, unit, to } = props
  if (part.n === 0) return null
  return (
    <tbody className="lines">
      <tr className="group">
        <th colSpan={7} scope="rowgroup">
          {title} {grouped(part.n)} {unit}
          <span className="meta">　{part.sums.map(({ reason, n }) => `${rosterReasons[reason]} ${n}`).join('，')}</span>
        </th>
      </tr>
      {part.lines.map((line) => (
        <tr key={line.id}>
          <td className="tight">
            <a href={line.href}>{line.name}</a>
          </td>
          <td className="aux">{line.sex}</td>
          <td className="aux">{line.age ?? ''}</td>
          <td className="aux">{line.address}</td>
          <td>{rosterReasons[line.reason]}</td>
          <td className="aux">{line.on ? dayText(line.on, to) : '—'}</td>
          <td className="aux faint">{line.recordedOn ? dayText(line.recordedOn, to) : '—'}</td>
        </tr>
      ))}
    </tbody>
  )
}
