import { TableScroll } from '@/components/ui/table-scroll'
import type { ReportTable } from '@/domain/reports/content'
import { cellText } from '@/domain/reports/tables'

/** A generated table; the last line is the sum. */
export function ReportTableView({ table }: { table: ReportTable | undefined }) {
  if (!table) return null
  const { caption, heads, rows, total } = table
  return (
    <TableScroll label={caption}>
      <table className="table">
        <caption className="cap">
          {caption}
          <span className="faint">　由数据生成</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" aria-label="名称" />
            {heads.map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="lines">
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row" className="light">
                {name}
              </th>
              {cells.map((cell, index) => (
                <td key={heads[index]} className="num">
                  {cellText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {total.map((cell, index) => (
              <td key={heads[index]} className="num">
                {cellText(cell)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  )
}
