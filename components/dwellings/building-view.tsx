import { Doors } from '@/components/dwellings/doors'
import { dayText, nearDay } from '@/components/ui/dates'
import { FigureStrip } from '@/components/ui/figure-strip'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Mark, MarkShape } from '@/components/ui/mark'
import { PageHead } from '@/components/ui/page-head'
import { Segments } from '@/components/ui/segments'
import { type IssueState, issueStages, issueStates, stageOf } from '@/domain/issues/lifecycle'
import { type VisitMode, visitModes } from '@/domain/visits/codes'
import type { BuildingPage } from '@/server/dwellings/building-page'

type Props = { page: BuildingPage }

export function BuildingHead({ page }: Props) {
  const { id, estate, name, grid, builtYear, floors, unitCount, lifts, near, may, people } = page
  const known = [
    grid,
    builtYear && `${builtYear} 年建`,
    `${floors} 层 ${unitCount} 单元`,
    lifts > 0 ? `${lifts} 部电梯` : '无电梯',
  ]
  return (
    <PageHead
      crumbs={[
        ...(people ? [{ label: '家庭档案', href: '/households' }] : []),
        { label: estate, href: href('/buildings', { estate }) },
      ]}
      title={name}
      meta={known.filter(Boolean).join('　')}
      actions={
        <>
          {near.map((one) => (
            <a className="btn" href={`/buildings/${one.id}`} key={one.id}>
              {one.name}
            </a>
          ))}
          {people && (
            <a className="btn" href={href('/households', { building: id })}>
              看名单
            </a>
          )}
          {may.create && (
            <a className="btn" href={href('/households/new', { building: id })}>
              建档
            </a>
          )}
        </>
      }
    />
  )
}

/** What the building holds; each number opens its rows. */
export function BuildingFigures({ page: { id, tally, people, elders, late } }: Props) {
  const list = (query: Record<string, string>) =>
    people ? { href: href('/households', { building: id, ...query }) } : {}
  const rooms = [`住人 ${tally.lived}`, `空置 ${tally.empty}`, `商用 ${tally.shops}`, `未核实 ${tally.unknown}`].join(
    '，',
  )
  const overdue = (count: number, unit: string, word: string) =>
    count > 0 ? { note: `${word} ${count} ${unit}`, mark: 'red' as const } : { note: `没有${word}` }
  return (
    <FigureStrip
      label="这栋楼的要数"
      figures={[
        { label: '住房', value: String(tally.rooms), unit: '套', note: rooms },
        {
          label: '住户',
          value: String(tally.households),
          unit: '户',
          note: people ? `${tally.members} 人，60 周岁以上 ${elders} 人` : `${tally.members} 人`,
          ...list({}),
        },
        ...(people
          ? [
              {
                label: '应访',
                value: String(tally.due),
                unit: '户',
                ...overdue(tally.overdue, '户', '超期'),
                href: '#due',
              },
              {
                label: '未了答应事项',
                value: String(tally.promises),
                unit: '件',
                ...overdue(late, '件', '逾期'),
                ...list({ open: 'promise' }),
              },
              { label: '在办诉求', value: String(tally.issues), unit: '件', ...list({ open: 'issue' }) },
            ]
          : []),
      ]}
    />
  )
}

const words = { attention: '关注', class: '类别', contact: '上次联系', use: '住房用途' } as const

function Legend({ page: { by, tally, people } }: Props) {
  const { colours, classes } = tally
  return (
    <div className="legend legend-b">
      {people && (
        <>
          <Sign colour="red" text={`红，重点关注　${colours.red ?? 0} 户`} />
          <Sign colour="yellow" text={`黄，需关注　${colours.yellow ?? 0} 户`} />
          <Sign colour="green" text={`绿，一般　${colours.green ?? 0} 户`} />
        </>
      )}
      {by === 'contact' && <span>颜色越深，越久没联系：30 天、90 天、180 天</span>}
      {by === 'class' && (
        <span>
          C 类最深　{classes.C ?? 0} 户，A 类次之　{classes.A ?? 0} 户，待分类最浅　{classes.none ?? 0} 户
        </span>
      )}
      {by === 'use' && <span>出租、群租、民宿最深，借住次之</span>}
      <span>
        <span className="cls cls-a">A</span>不上门
      </span>
      <span>
        <span className="key hatch" />
        空置
      </span>
    </div>
  )
}

function Sign({ colour, text }: { colour: 'red' | 'yellow' | 'green'; text: string }) {
  return (
    <span>
      <MarkShape colour={colour} />
      {text}
    </span>
  )
}

/** The doors, and by what they are coloured. */
export function BuildingDoors({ page }: Props) {
  const { id, by, units, people, unit } = page
  const choices = (Object.keys(words) as (keyof typeof words)[]).filter(
    (key) => people || key === 'contact' || key === 'use',
  )
  const at = (query: Record<string, string | undefined>) => href(`/buildings/${id}`, query)
  return (
    <>
      <div className="toolbar doors-bar">
        <span className="faint only-wide">着色</span>
        <Segments
          label="着色"
          segments={choices.map((key) => ({ label: words[key], href: at({ by: key, unit }), current: key === by }))}
        />
        <Legend page={page} />
      </div>
      <Doors units={units} shownUnit={unit} unitHref={(label) => at({ by, unit: label })} />
    </>
  )
}

function Away({ away, reached }: { away: number; reached: boolean }) {
  if (!reached) return <Mark colour="red">从未走访</Mark>
  if (away < 0) return <Mark colour="red">超 {-away} 天</Mark>
  return <Mark colour="yellow">{away === 0 ? '今天' : '明天'}</Mark>
}

/** 该敲的门. */
export function DueDoors({ page: { due, day } }: Props) {
  return (
    <section aria-labelledby="due">
      <div className="sec-head">
        <h2 id="due">该敲的门</h2>
        <span className="meta">明天以前应访，A 类不在其中</span>
      </div>
      {due.length === 0 ? (
        <p className="faint">这栋楼眼下没有到期的门。</p>
      ) : (
        <Listing
          caption="该敲的门"
          rows={due}
          columns={(column) => [
            column('门', ({ id, door }) => <a href={`/households/${id}`}>{door}</a>, 'tight'),
            column('户主', ({ head }) => head ?? '待定', 'aux'),
            column(
              '上次',
              ({ lastOn, lastMode }) =>
                lastOn ? `${dayText(lastOn, day)}　${lastMode ? visitModes[lastMode as VisitMode] : ''}` : '从未走访',
              'faint tight aux',
            ),
            column('应访', ({ away, lastOn }) => <Away away={away} reached={lastOn !== null} />, 'tight aux'),
          ]}
        />
      )}
    </section>
  )
}

/** 这栋楼的事. */
export function BuildingMatters({ page: { matters, day } }: Props) {
  return (
    <section aria-labelledby="matters">
      <div className="sec-head">
        <h2 id="matters">这栋楼的事</h2>
      </div>
      {matters.length === 0 ? (
        <p className="faint">没有在办的诉求。</p>
      ) : (
        <Listing
          caption="这栋楼的事"
          rows={matters}
          columns={(column) => [
            column('事项', ({ id, title, number, others }) => (
              <>
                <a href={`/issues/${id}`}>{title}</a>
                <span className="sub">
                  {number}
                  {others > 0 && `，另有 ${others} 户`}
                </span>
              </>
            )),
            column(
              '到哪一步',
              ({ state }) => `${issueStages[stageOf[state as IssueState]]}，${issueStates[state as IssueState]}`,
              'tight aux',
            ),
            column('期限', ({ dueOn }) => (dueOn ? nearDay(dueOn, day) : '未定'), 'tight aux'),
          ]}
        />
      )}
    </section>
  )
}
