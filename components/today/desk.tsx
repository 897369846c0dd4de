import { OwnNotices } from '@/components/rosters/own-notices'
import { DueIssues } from '@/components/today/due-issues'
import { Waiting } from '@/components/today/waiting'
import { clock, dayText } from '@/components/ui/dates'
import { type FigureItem, FigureStrip } from '@/components/ui/figure-strip'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section, Split } from '@/components/ui/section'
import { PromiseDay } from '@/components/visits/promises'
import { WeekWords } from '@/components/visits/week'
import { dayOf } from '@/domain/calendar/civil-day'
import { monthDay, weekdayText } from '@/domain/calendar/day-text'
import { visitModes } from '@/domain/visits/codes'
import type { Today, TodayDesk } from '@/server/visits/today'

/** The first screen of a secretary or grid worker. */
export function Desk({ today, desk }: { today: Today; desk: TodayDesk }) {
  const { on, now, place } = today
  return (
    <>
      <PageHead
        title={`${monthDay(on)}　${weekdayText(on).replace('周', '星期')}`}
        meta={`${place}　${desk.grids.length > 1 ? `${desk.grids.length} 个网格` : ''}`}
        actions={
          <>
            <a className="btn" href="/visits/today">
              今日走访名单
            </a>
            <a className="btn" href="/issues/new">
              登记诉求
            </a>
            <a className="btn btn-primary" href="/visits/new">
              记走访
            </a>
          </>
        }
      />
      <OwnNotices notices={today.notices} today={on} />
      <FigureStrip figures={figuresOf(desk, today)} />
      <Split aside={<Waiting desk={desk} on={today.on} />} label="提示">
        <Promised desk={desk} on={on} />
        <Section
          title="今天到期的诉求"
          meta={`${grouped(desk.issues.due)} 件，含逾期 ${grouped(desk.counts.overdue)} 件`}
          more={{ href: '/issues', label: `在办 ${grouped(desk.counts.open)} 件` }}
        >
          <DueIssues rows={desk.issues.rows} now={now} />
        </Section>
        <Appointments desk={desk} />
        <Week desk={desk} />
        <WeekWords week={desk.plan} more={{ href: '/visits/week', label: '各网格' }} />
      </Split>
    </>
  )
}

function figuresOf({ promises, counts, issues, appointments, grids, waiting }: TodayDesk, { on }: Today): FigureItem[] {
  const due = grids.reduce((sum, grid) => sum + grid.due, 0)
  const over = grids.reduce((sum, grid) => sum + grid.overdue, 0)
  const late = appointments.filter(({ at }) => clock(at) >= '18:00').length
  const waits = waiting.reported + waiting.accepted + waiting.replied + waiting.rated
  return [
    {
      ...{ label: '答应事项到期', value: grouped(promises.due), unit: '件', href: '/promises?list=due' },
      ...lateNote(promises.overdue, '件', '没有逾期'),
    },
    {
      ...{ label: '诉求到期', value: grouped(issues.due), unit: '件', href: '/issues' },
      ...lateNote(counts.overdue, '件', '没有逾期'),
    },
    {
      ...{ label: '今日预约', value: grouped(appointments.length), unit: '户', href: '/visits/today' },
      note: late > 0 ? `夜间 ${late} 户` : '都在白天',
    },
    {
      ...{ label: '本周应访重点户', value: grouped(due), unit: '户', href: '/visits/today?span=week' },
      ...lateNote(over, '户', '没有超期'),
    },
    {
      ...{ label: '待我处理', value: grouped(waits), unit: '件', href: '/issues?list=waiting' },
      note: waiting.oldest ? `最早一件 ${dayText(dayOf(waiting.oldest), on)}` : '没有积压',
    },
    {
      ...{ label: '已办待答复', value: grouped(waiting.handled), unit: '件', href: '/issues?list=handled' },
      note: '答复后才能归档',
    },
  ]
}

function lateNote(late: number, unit: string, none: string): Pick<FigureItem, 'note' | 'mark'> {
  return late > 0 ? { note: `逾期 ${grouped(late)} ${unit}`, mark: 'red' } : { note: none }
}

function Promised({ desk: { promises }, on }: { desk: TodayDesk; on: string }) {
  return (
    <Section
      title="答应过的事"
      first
      meta={`到期 ${grouped(promises.due)} 件`}
      more={{ href: '/promises', label: `全部未了 ${grouped(promises.open)} 件` }}
    >
      {promises.rows.length === 0 ? (
        <p className="soft">今天没有到期的。</p>
      ) : (
        <Listing
          caption="到期的答应事项"
          rows={promises.rows}
          columns={(column) => [
            column('期限', ({ dueOn }) => <PromiseDay dueOn={dueOn} today={on} />, { width: '112px' }),
            column('答应了什么，谁家', ({ householdId, text, address, head }) => (
              <>
                <a href={`/households/${householdId}`}>{text}</a>
                <span className="sub">
                  {address}　{head && `${head}家`}
                </span>
              </>
            )),
            column('何时答应', ({ madeAt }) => dayText(dayOf(madeAt), on), {
              className: 'tight aux faint',
              width: '96px',
            }),
            column('答应人', ({ by }) => by, { className: 'tight aux', width: '72px' }),
            column(
              '',
              ({ id }) => (
                <>
                  <a href={`/promises?list=due&do=answer-${id}`}>回话</a>　
                  <a href={`/promises?list=due&do=postpone-${id}`}>改期</a>
                </>
              ),
              { className: 'tight', width: '104px' },
            ),
          ]}
        />
      )}
    </Section>
  )
}

function Appointments({ desk: { appointments } }: { desk: TodayDesk }) {
  return (
    <Section title="今日预约" more={{ href: '/visits/today?span=week', label: '看本周' }}>
      {appointments.length === 0 ? (
        <p className="soft">今天没有约好的。</p>
      ) : (
        <Listing
          caption="今日预约"
          rows={appointments}
          keyOf={({ visit_id }) => visit_id}
          columns={(column) => [
            column(
              '时间',
              ({ at, next_mode }) => (
                <>
                  {clock(at)}
                  <span className="sub">{visitModes[next_mode ?? 'door']}</span>
                </>
              ),
              { className: 'tnum sub-in', width: '112px' },
            ),
            column('谁家', (one) => (
              <>
                <a href={`/visits/new?household=${one.id}`}>
                  {one.address}　{one.head && `${one.head}家`}
                </a>
                <span className="sub">
                  {one.contact_class === 'A' ? `A 类，不上门，${one.contact_hours ?? ''}` : (one.note ?? '')}
                </span>
              </>
            )),
            column('谁去', ({ lead }) => lead ?? '', { className: 'aux', width: '120px' }),
          ]}
        />
      )}
    </Section>
  )
}

function Week({ desk: { grids } }: { desk: TodayDesk }) {
  const sum = (of: 'due' | 'overdue' | 'others') => grids.reduce((total, grid) => total + grid[of], 0)
  return (
    <Section
      title="本周应访"
      meta="单位：户。重点是红、黄和 C 类；多久一访按走访频次；A 类不在其中"
      more={{ href: '/visits/today?span=week', label: '应访名单' }}
    >
      <Listing
        caption="本周应访，按网格"
        rows={grids}
        stack={false}
        columns={(column) => [
          column('网格', ({ code, name }) => <a href={`/visits/today?span=week&area=${code}`}>{name}</a>, {
            className: 'tight',
            width: '112px',
          }),
          column('范围', ({ scope }) => scope, 'faint only-wide'),
          column('网格长', ({ head }) => head, { className: 'tight', width: '72px' }),
          column('重点', ({ due }) => grouped(due), { align: 'num', width: '56px' }),
          column(
            '其中超期',
            ({ overdue }) => <span className={overdue > 0 ? 'st-overdue' : 'faint'}>{grouped(overdue)}</span>,
            { align: 'num', width: '72px' },
          ),
          column('普通户', ({ others }) => grouped(others), { align: 'num', width: '72px' }),
        ]}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td className="only-wide" />
            <td />
            <td className="num">{grouped(sum('due'))}</td>
            <td className="num">{grouped(sum('overdue'))}</td>
            <td className="num">{grouped(sum('others'))}</td>
          </tr>
        }
      />
    </Section>
  )
}
