import { ConditionForm } from '@/components/rosters/condition-form'
import { builderHref, campaignHref, deliveryHref, rosterHref } from '@/components/rosters/links'
import { ColumnChoice } from '@/components/ui/column-choice'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { FilterInput, Filters, Toolbar } from '@/components/ui/filters'
import { Listing } from '@/components/ui/listing'
import { grouped, rounded } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Segments } from '@/components/ui/segments'
import { TableScroll } from '@/components/ui/table-scroll'
import { addDays, firstOfMonth } from '@/domain/calendar/civil-day'
import type { RosterFile } from '@/server/rosters/roster-file'

/** One roster on one day: what puts people on it, how many there are, the lines, and the ways on. */
export function RosterPage({ roster, paged }: { roster: RosterFile; paged: boolean }) {
  const { count, unit, query, code, words } = roster
  const built = code === 'build'
  return (
    <>
      <RosterHead roster={roster} />
      <DaySegments roster={roster} />
      {built ? <ConditionForm {...roster} /> : <DayForm roster={roster} />}
      <Toolbar
        result={
          <>
            <b>{grouped(count)}</b> {unit}
          </>
        }
        conditions={
          built
            ? words.map(({ name, label }) => ({
                label,
                removeHref: builderHref(roster.condition, { ...kept(roster), [name]: undefined }),
              }))
            : []
        }
      >
        <span className="meta">{seconds(roster)}</span>
        <a className="btn" href={rosterHref(query, { on: undefined, known: undefined }, '/changes')}>
          看变更
        </a>
        <a className="btn" href={rosterHref(query, {}, '/print')}>
          打印领取单
        </a>
        <ColumnChoice
          action={`/rosters/${code}`}
          query={query}
          columns={roster.columns.all}
          chosen={roster.columns.chosen}
          usualHref={rosterHref(query, { cols: undefined })}
        />
        <a className="btn" href={rosterHref(query, {}, '/freeze')}>
          定版
        </a>
        {!built && (
          <a className="btn" href={`/rosters/versions?code=${code}`}>
            历次定版
          </a>
        )}
        <a className="btn" href={deliveryHref(query)}>
          发慰问
        </a>
        {roster.may.plan && (
          <a className="btn" href={campaignHref(query)}>
            专项走访
          </a>
        )}
        {roster.may.export && (
          <a className="btn" href={rosterHref(query, {}, '/export-reason')}>
            导出
          </a>
        )}
      </Toolbar>
      {count === 0 ? <Nothing roster={roster} /> : <Lines roster={roster} />}
      {count > 0 && (
        <Pager
          total={count}
          unit={unit}
          previous={paged ? rosterHref(query) : undefined}
          next={roster.next && rosterHref(query, { after: roster.next })}
        />
      )}
    </>
  )
}

/** 用时, and how many cells are filled that somebody would have had to type. */
function seconds({ took, count, heads }: RosterFile): string {
  const cells = count * heads.length
  return `用时 ${rounded(Math.max(took, 10), 1000, 2, 1)} 秒${cells > 0 ? `，免手填 ${grouped(cells)} 格` : ''}`
}

const kept = ({ query: { area, building, on, cols } }: RosterFile) => ({ area, building, on, cols })

/** The name of a roster, where and as of when. */
export function RosterHead({ roster }: { roster: RosterFile }) {
  const { label, use, where, day, today, knownThen, condition, code } = roster
  const about = condition.about
  const seen = knownThen ? '，按当天 24 时系统所知' : day < today ? '，按现在的档案' : ''
  return (
    <PageHead
      title={label}
      crumbs={[{ label: '名册', href: '/rosters' }]}
      meta={`${where}　统计时点 ${dayText(day, '')}${seen}${use ? `　${use}` : ''}`}
      actions={
        code === 'build' ? (
          <a className="btn" href={builderHref({ about: about === 'resident' ? 'household' : 'resident' })}>
            {about === 'resident' ? '改按户生成' : '改按人生成'}
          </a>
        ) : (
          <a className="btn" href={builderHref(condition, kept(roster))}>
            改条件
          </a>
        )
      }
    />
  )
}

function DaySegments({ roster: { query, day, today } }: { roster: RosterFile }) {
  const lastMonth = addDays(firstOfMonth(today), -1)
  const nextMonth = addDays(firstOfMonth(addDays(firstOfMonth(today), 62)), -1)
  const on = (at: string | undefined) => rosterHref(query, { on: at, known: undefined })
  return (
    <Segments
      label="哪一天"
      segments={[
        { label: '今天', href: on(undefined), current: day === today },
        { label: '上月末', href: on(lastMonth), current: day === lastMonth },
        { label: '下月末', href: on(nextMonth), current: day === nextMonth },
      ]}
    />
  )
}

function DayForm({ roster }: { roster: RosterFile }) {
  const { query, day, today } = roster
  const { area, building } = query
  return (
    <Filters
      action={`/rosters/${roster.code}`}
      submit="看这一天"
      hidden={{ ...(area ? { area: String(area) } : {}), ...(building ? { building } : {}) }}
      active={day === today ? 0 : 1}
    >
      <FilterInput name="on" label="某一天" type="date" value={day} />
    </Filters>
  )
}

function Lines({ roster: { heads, lines, label } }: { roster: RosterFile }) {
  return (
    <TableScroll label={label}>
      <Listing
        caption={label}
        rows={lines}
        columns={(column) =>
          heads.map((head, at) =>
            at === 0
              ? column(head, ({ href, cells }) => <a href={href}>{cells[0]}</a>, 'tight')
              : column(head, ({ cells }) => cells[at], 'aux'),
          )
        }
      />
    </TableScroll>
  )
}

function Nothing({ roster: { code, day, today } }: { roster: RosterFile }) {
  return (
    <Empty
      title="这一天名册上没有人"
      actions={
        <a className="btn" href="/rosters">
          看别的名册
        </a>
      }
    >
      {code === 'build'
        ? '去掉一两个条件再生成。'
        : day < today
          ? '当天系统里还没有这样的记录，换一天再看。'
          : '有了这样的人会自己列上来。'}
    </Empty>
  )
}
