import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { changed, href, type Query } from '@/components/ui/links'
import { fraction, grouped, percent } from '@/components/ui/numbers'
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
      <table className="table stack">
        <caption className="sr">每人管多少户、认识多少人</caption>
        <thead>
          <tr>
            <th scope="col">谁</th>
            <th scope="col">管哪里</th>
            <th scope="col" className="num">
              户
            </th>
            <th scope="col" className="num">
              人
            </th>
            <th scope="col" className="num">
              当面见过的人
            </th>
          </tr>
        </thead>
        <tbody className="lines">
          {rows.map(({ accountId, name, kindLabel, grids, households, residents, known }) => (
            <tr key={accountId}>
              <td className="sub-in tight">
                {name}
                <span className="sub">{kindLabel}</span>
              </td>
              <td>
                {grids.map(({ code, name: grid, householdsAt, residentsAt }) => (
                  <span key={code} className="sub">
                    {grid}　<a href={householdsAt}>看户</a>　<a href={residentsAt}>看人</a>
                  </span>
                ))}
              </td>
              <td className="num nowrap">{grouped(households)} 户</td>
              <td className="num nowrap">{grouped(residents)} 人</td>
              <td className="num nowrap">
                <a href={`/visits/team/known?id=${accountId}`}>见过 {fraction(known, residents)}</a>
                {percent(known, residents) && <span className="sub">{percent(known, residents)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">
        当面见过的人：{officialDay(from)}
        以来，上门走访时在场、现在还住在他管的网格里的人，一人只算一次；走访时没勾“见到了谁”的不算。按网格排，不按多少排。
      </p>
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
      {rows.length === 0 ? (
        <Empty title="没有" />
      ) : (
        <table className="table stack">
          <caption className="sr">{query.not ? '还没见过的人' : '见过的人'}</caption>
          <thead>
            <tr>
              <th scope="col">谁</th>
              <th scope="col">住哪里</th>
              <th scope="col">最近一次</th>
            </tr>
          </thead>
          <tbody className="lines">
            {rows.map(({ id, name, householdId, address, on }) => (
              <tr key={id}>
                <td className="tight">
                  <a href={`/residents/${id}`}>{name}</a>
                </td>
                <td>
                  <a href={`/households/${householdId}`}>{address}</a>
                </td>
                <td className="aux tight tnum">{on ? officialDay(on) : '没见过'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <p className="form-end">
          <a className="btn" href={changed(path, query as Query, { after: next })}>
            看下一页
          </a>
        </p>
      )}
    </>
  )
}
