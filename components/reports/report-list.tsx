import { dayText, momentText, periodText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Mark } from '@/components/ui/mark'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { TableScroll } from '@/components/ui/table-scroll'
import { presetWord } from '@/domain/reports/title'
import type { ReportList } from '@/server/reports/report-list'

/** 报告: what is being written and what was frozen, newest first. */
export function ReportListPage({ list, paged }: { list: ReportList; paged: boolean }) {
  const write = (
    <a className="btn btn-primary" href="/reports/new">
      编报告
    </a>
  )
  return (
    <>
      <PageHead
        title="民情分析报告"
        actions={
          <>
            {list.mayWrite && (
              <a className="btn" href="/burden">
                减负登记
              </a>
            )}
            <a className="btn" href="/verify">
              校验
            </a>
            {list.mayWrite && write}
          </>
        }
      />
      {list.rows.length === 0 ? (
        <Empty title="还没有报告" actions={list.mayWrite ? write : undefined}>
          <p>选好地区和期间，数字和句子会自己写好。</p>
        </Empty>
      ) : (
        <Table list={list} />
      )}
      {(list.next || paged) && (
        <Pager
          total={list.rows.length}
          unit="份"
          previous={paged ? '/reports' : undefined}
          next={list.next ? `/reports?before=${list.next}` : undefined}
        />
      )}
    </>
  )
}

function Table({ list: { rows, today } }: { list: ReportList }) {
  return (
    <TableScroll label="报告">
      <table className="table stack">
        <caption className="sr">报告</caption>
        <thead>
          <tr>
            <th scope="col">报告</th>
            <th scope="col">期间</th>
            <th scope="col">状态</th>
            <th scope="col">编制</th>
            <th scope="col">时间</th>
          </tr>
        </thead>
        <tbody className="lines">
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a href={`/reports/${row.id}`}>{row.title}</a>
                <span className="sub">
                  {row.year}年第{row.issueNumber}期　{presetWord(row.preset)}
                </span>
              </td>
              <td className="aux tight">{periodText(row.fromOn, row.toOn, today)}</td>
              <td className="tight">
                {row.state === 'frozen' ? <Mark colour="green">已冻结</Mark> : <Mark colour="yellow">草稿</Mark>}
              </td>
              <td className="aux">{row.compilerName}</td>
              <td className="aux tight">
                {row.frozenAt
                  ? `${momentText(row.frozenAt, today)} 冻结`
                  : `${dayText(row.recordedAt.toISOString(), today)} 起草`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
