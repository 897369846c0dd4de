import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { changed, href, type Query } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { Onward } from '@/components/ui/pager'
import { Segments } from '@/components/ui/segments'
import type { WorkerKnown, WorkerLoads } from '@/server/visits/worker-loads'

/** 每人管多少: along the grids; every number opens its rows. */
export function LoadsPage({ loads: { rows, from } }: { loads: WorkerLoads }) {
  if (rows.length === 0)
    return (
      <Empty title="还没有人答应管哪个网格">
        <p>在“责任人、电话”里给网格定责任人，并选上他的账号。</p>
      </Empty>
    )
  return (
    <>
      <Listing
        caption="每人管多少户、认识多少人"
        rows={rows}
        keyOf={({ accountId }) => accountId}
        columns={(column, numbers) => [
          column(
            '谁',
            ({ name, kindLabel }) => (
              <>
                {name}
                <span className="sub">{kindLabel}</span>
              </>
            ),
            'sub-in tight',
          ),
          column('管哪里', ({ grids }) =>
            grids.map(({ code, name, householdsAt, residentsAt }) => (
              <span key={code} className="sub">
                {name}　<a href={householdsAt}>看户</a>　<a href={residentsAt}>看人</a>
              </span>
            )),
          ),
          numbers('户', ({ households }) => `${grouped(households)} 户`, 'nowrap'),
          numbers('人', ({ residents }) => `${grouped(residents)} 人`, 'nowrap'),
          numbers('当面见过的人', (row) => <Known {...row} />, 'nowrap'),
        ]}
      />
      <p className="meta">
        当面见过的人：{officialDay(from)}
        以来，上门走访时在场、现在还住在他管的网格里的人，一人只算一次；走访时没勾“见到了谁”的不算。按网格排，不按多少排。
      </p>
    </>
  )
}

type Load = Pick<WorkerLoads['rows'][number], 'accountId' | 'known' | 'residents'>

function Known({ accountId, known, residents }: Load) {
  const share = percent(known, residents)
  return (
    <>
      <a href={`/visits/team/known?id=${accountId}`}>见过 {fraction(known, residents)}</a>
      {share && <span className="sub">{share}</span>}
    </>
  )
}

/** The people behind one 认识度, met or not yet. */
export function KnownPage({ view }: { view: WorkerKnown }) {
  const { rows, query, next, worker, known } = view
  const path = '/visits/team/known'
  return (
    <>
      <Segments
        label="见过没有"
        segments={[
          {
            label: `见过 ${grouped(known)} 人`,
            href: href(path, { id: worker.accountId }),
            current: query.not !== '1',
          },
          { label: '还没见过', href: href(path, { id: worker.accountId, not: '1' }), current: query.not === '1' },
        ]}
      />
      <Listing
        caption={query.not ? '还没见过的人' : '见过的人'}
        rows={rows}
        columns={(column) => [
          column('谁', ({ id, name }) => <a href={`/residents/${id}`}>{name}</a>, 'tight'),
          column('住哪里', ({ householdId, address }) => <a href={`/households/${householdId}`}>{address}</a>),
          column('最近一次', ({ on }) => (on ? officialDay(on) : '没见过'), 'aux tight tnum'),
        ]}
      />
      <Onward to={next && changed(path, query as Query, { after: next })} />
    </>
  )
}
