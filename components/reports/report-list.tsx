import { dayText, momentText, periodText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Listing } from '@/components/ui/listing'
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
      <Listing
        caption="报告"
        rows={rows}
        columns={(column) => [
          column('报告', ({ id, title, year, issueNumber, preset }) => (
            <>
              <a href={`/reports/${id}`}>{title}</a>
              <span className="sub">
                {year}年第{issueNumber}期　{presetWord(preset)}
              </span>
            </>
          )),
          column('期间', ({ fromOn, toOn }) => periodText(fromOn, toOn, today), 'aux tight'),
          column(
            '状态',
            ({ state }) =>
              state === 'frozen' ? <Mark colour="green">已冻结</Mark> : <Mark colour="yellow">草稿</Mark>,
            'tight',
          ),
          column('编制', ({ compilerName }) => compilerName, 'aux'),
          column(
            '时间',
            ({ frozenAt, recordedAt }) =>
              frozenAt ? `${momentText(frozenAt, today)} 冻结` : `${dayText(recordedAt.toISOString(), today)} 起草`,
            'aux tight',
          ),
        ]}
      />
    </TableScroll>
  )
}
