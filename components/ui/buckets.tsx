import type { ReactNode } from 'react'
import { MarkShape } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'

export type Bucket = {
  label: string
  count: number
  tone: '1' | '2' | '3' | 'due' | 'bad' | 'rest'
  note?: string
  action?: ReactNode
}

/** Every row is in exactly one bucket and the buckets add up to the total: the bar, then the table. */
export function Buckets({ buckets, unit, label }: { buckets: Bucket[]; unit: string; label: string }) {
  const total = buckets.reduce((sum, { count }) => sum + count, 0)
  let left = 0
  return (
    <>
      <svg className="bigbar" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
        {buckets.map(({ label: name, count, tone }) => {
          const width = total > 0 ? (count / total) * 1000 : 0
          left += width
          return <rect key={name} x={left - width} width={width} height="16" className={`tone-${tone}`} />
        })}
      </svg>
      <table className="table buckets">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">去向</th>
            <th scope="col" className="num">
              {unit}
            </th>
            <th scope="col" className="only-wide">
              说明
            </th>
            <th scope="col">
              <span className="sr">查看</span>
            </th>
          </tr>
        </thead>
        <tbody className="lines">
          {buckets.map(({ label: name, count, tone, note, action }) => (
            <tr key={name}>
              <td className="tight">
                {tone === 'due' || tone === 'bad' ? (
                  <MarkShape colour={tone === 'due' ? 'yellow' : 'red'} />
                ) : (
                  <span className={`bucket key-${tone}`} />
                )}
                {name}
              </td>
              <td className="num">{grouped(count)}</td>
              <td className="faint only-wide">{note}</td>
              <td className="tight">{action}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className="num">{grouped(total)}</td>
            <td className="only-wide" />
            <td />
          </tr>
        </tfoot>
      </table>
    </>
  )
}
