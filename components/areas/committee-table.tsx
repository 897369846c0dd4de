import { MiniBar, type Part } from '@/components/charts/stacked-bar'
import { MarkShape } from '@/components/ui/mark'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import type { Dashboard } from '@/server/areas/area-dashboard'

type Rows = Dashboard['rows']
type Row = Rows['total']

const modes = [
  { label: '上门', tone: '1' },
  { label: '电话', tone: '2' },
  { label: '线上', tone: '3' },
  { label: '未联系', tone: 'none' },
] as const

function contactParts(contact: number[]): Part[] {
  return modes.map(({ label, tone }, index) => ({ label, tone, value: contact[index] ?? 0 }))
}

/** The areas below by name, with n / N beside every rate; their order says nothing about them. */
export function CommitteeTable({ rows, below, kind }: { rows: Rows; below: string; kind: string }) {
  return (
    <Section title={below} meta={`按名称排列，不排名；走访覆盖为本年至今，其余为${kind}`}>
      <TableScroll label={`各${below}`}>
        <table className="table">
          <caption className="sr">各{below}</caption>
          <thead>
            <tr>
              <th scope="col">{below}</th>
              <th scope="col" className="num">
                家庭（户）
              </th>
              <th scope="col" colSpan={2}>
                走访覆盖
              </th>
              <th scope="col" colSpan={2} className="num">
                C 类按期联系
              </th>
              <th scope="col" className="num">
                在办（件）
              </th>
              <th scope="col" className="num">
                逾期（件）
              </th>
              <th scope="col" colSpan={2} className="num">
                按期办结
              </th>
              <th scope="col" colSpan={2} className="num">
                满意
              </th>
              <th scope="col">提示</th>
            </tr>
          </thead>
          <tbody className="lines">
            {rows.list.map((row) => (
              <Line key={row.code} row={row} />
            ))}
          </tbody>
          <tfoot>
            <Line row={rows.total} total />
          </tfoot>
        </table>
      </TableScroll>
    </Section>
  )
}

function Line({ row, total = false }: { row: Row; total?: boolean }) {
  return (
    <tr>
      <th scope="row" className={total ? undefined : 'tight light'}>
        {total ? row.name : <a href={`/areas/${row.code}`}>{row.name}</a>}
      </th>
      <td className="num">
        <a className="plain" href={row.households.href}>
          {grouped(row.households.n)}
        </a>
      </td>
      <td className="mini">
        <MiniBar parts={contactParts(row.contact)} />
      </td>
      <td className="num">
        <a className="plain" href={row.reached.href}>
          {percent(row.reached.n, row.reached.of) ?? '—'}
        </a>
      </td>
      <Rate share={row.care} />
      <td className="num">
        <a className="plain" href={row.open.href}>
          {grouped(row.open.n)}
        </a>
      </td>
      <td className="num">
        <a className={row.late.n > 0 ? 'plain st-overdue' : 'plain faint'} href={row.late.href}>
          {grouped(row.late.n)}
        </a>
      </td>
      <Rate share={row.timely} />
      <Rate share={row.satisfied} />
      <td className="tight hint-cell">
        {row.hint && (
          <>
            <MarkShape colour={row.hint.grave ? 'red' : 'yellow'} />
            {row.hint.text}
          </>
        )}
      </td>
    </tr>
  )
}

function Rate({ share }: { share: Row['care'] }) {
  return (
    <>
      <td className="num">
        <a className="plain" href={share.href}>
          {percent(share.n, share.of) ?? '—'}
        </a>
      </td>
      <td className="num faint frac">{fraction(share.n, share.of)}</td>
    </>
  )
}
