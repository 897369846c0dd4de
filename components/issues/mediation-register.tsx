import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { changed, type Query } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import { Tabs } from '@/components/ui/tabs'
import { type MediationState, mediationKinds, mediationStates } from '@/domain/issues/mediation-codes'
import type { MediationList } from '@/server/issues/mediation-list'

const path = '/issues/mediations'
const states = Object.keys(mediationStates) as MediationState[]

/** 调解: the cases open to their reader; for the street how many. */
export function MediationRegister({ list }: { list: MediationList }) {
  if (list.far) return <Counts list={list} first />
  const { query, rows, total, due, next } = list
  const tabs = [
    { label: '全部', href: path, current: !query.state && !query.due },
    { label: '回访到期', href: `${path}?due=1`, count: due, current: query.due === '1' },
    ...states.map((state) => ({
      label: mediationStates[state],
      href: changed(path, {}, { state }),
      current: query.state === state,
    })),
  ]
  return (
    <>
      <Tabs label="调解清单" tabs={tabs} />
      <Listing
        caption="调解"
        rows={rows}
        columns={(column) => [
          column('当事人，为了什么', ({ id, parties, cause }) => (
            <>
              <a href={`${path}/${id}`}>{parties.join('、')}</a>
              <span className="sub">{cause.length > 60 ? `${cause.slice(0, 60)}…` : cause}</span>
            </>
          )),
          column('类别', ({ kind }) => mediationKinds[kind], 'tight aux'),
          column('调解人', ({ mediators }) => mediators.join('、'), 'aux'),
          column('立案', ({ openedOn }) => dayText(openedOn, list.today), 'tight aux tnum'),
          column(
            '到哪一步',
            ({ state, followUpOn }) => (
              <>
                {mediationStates[state]}
                {followUpOn && <FollowUp on={followUpOn} today={list.today} />}
              </>
            ),
            'aux',
          ),
        ]}
        empty={
          <Empty title="没有您看得到的调解">
            <p>您立的、您是调解人的，列在这里。</p>
          </Empty>
        }
      />
      <Pager
        total={total}
        unit="件"
        previous={query.after ? changed(path, query as Query, { after: undefined }) : undefined}
        next={next ? changed(path, query as Query, { after: next }) : undefined}
      />
      {list.counts.length > 0 && <Counts list={list} />}
    </>
  )
}

/** When it is to be asked how the agreement holds; marked once that day is there. */
export function FollowUp({ on, today }: { on: string; today: string }) {
  return (
    <span className="sub">
      {on <= today ? <Mark colour="red">{`${dayText(on, today)}回访，到期`}</Mark> : `${dayText(on, today)}回访`}
    </span>
  )
}

function Counts({ list: { counts, from, today }, first = false }: { list: MediationList; first?: boolean }) {
  return (
    <Section title="一年来的件数" meta={`${dayText(from, today)}以后立案的`} first={first}>
      {counts.length === 0 ? (
        <p className="soft">没有。</p>
      ) : (
        <TableScroll label="各居民区调解件数">
          <Listing
            caption="各居民区调解件数"
            rows={counts}
            stack={false}
            columns={(column, numbers) => [
              column('居民区', ({ name }) => name, { rowHead: true, className: 'light' }),
              ...states.map((state) => numbers(mediationStates[state], ({ states: of }) => grouped(of[state] ?? 0))),
              numbers(
                '合计',
                ({ states: of }) => `${grouped(states.reduce((sum, state) => sum + (of[state] ?? 0), 0))} 件`,
              ),
            ]}
          />
        </TableScroll>
      )}
    </Section>
  )
}
