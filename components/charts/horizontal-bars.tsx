import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { fill, Hatch } from '@/components/charts/hatch'
import { grouped, percent } from '@/components/ui/numbers'

export type BarRow = { label: string; value: number; href?: string; unknown?: boolean }

/** A table whose middle column is drawn: bands of age, kinds of matter. Shares are of the total. */
export function HorizontalBars({
  caption,
  rows,
  shares = true,
}: {
  caption: string
  rows: BarRow[]
  shares?: boolean
}) {
  const hatch = useId()
  const total = rows.reduce((sum, { value }) => sum + value, 0)
  const length = scaleLinear([0, Math.max(1, ...rows.map(({ value }) => value))], [0, 340])
  return (
    <div className="ruled bars">
      <table className="table ages">
        <caption className="sr">{caption}</caption>
        <tbody>
          {rows.map(({ label, value, href, unknown }) => (
            <tr key={label}>
              <th scope="row" className="tight">
                {label}
              </th>
              <td className="bar-c">
                <svg viewBox="0 0 340 12" preserveAspectRatio="none" aria-hidden="true">
                  {unknown && <Hatch id={hatch} />}
                  <rect width={length(value)} height="12" {...fill(unknown ? 'none' : '2', hatch)} />
                </svg>
              </td>
              <td className="num">
                {href ? (
                  <a className="plain" href={href}>
                    {grouped(value)}
                  </a>
                ) : (
                  grouped(value)
                )}
              </td>
              {shares && <td className="num faint">{percent(value, total) ?? '—'}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td />
            <td className="num">{grouped(total)}</td>
            {shares && <td className="num">{total > 0 ? '100.0%' : '—'}</td>}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
