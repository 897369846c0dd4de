import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { grouped } from '@/components/ui/numbers'

export type TrendPoint = { label: string; value: number | null }

/** One measure over time; every value printed at its point, gaps stay gaps. `format` words a value, e.g. `92.8%`. */
export function TrendLine(props: {
  title: string
  points: TrendPoint[]
  format?: (value: number) => string
  from?: number
}) {
  const { title, points, format = grouped, from = 0 } = props
  const width = 376
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const across = scalePoint(
    points.map(({ label }) => label),
    [24, width - 24],
  )
  const up = scaleLinear([from, Math.max(from + 1, ...known)], [112, 26])
  const path = line<TrendPoint>()
    .defined(({ value }) => value !== null)
    .x(({ label }) => across(label) ?? 0)
    .y(({ value }) => up(value ?? from))(points)
  const spoken = points.map(({ label, value }) => `${label} ${value === null ? '没有数据' : format(value)}`)
  return (
    <svg className="cols" viewBox={`0 0 ${width} 136`} role="img" aria-label={`${title}。${spoken.join('，')}`}>
      <path className="grid-strong" d={`M0 118.5h${width}`} />
      {path && <path className="trend" d={path} />}
      {points.map(({ label, value }) => (
        <g key={label}>
          {value !== null && (
            <>
              <circle className="trend-dot" cx={across(label)} cy={up(value)} r="3.5" />
              <text x={across(label)} y={up(value) - 9}>
                {format(value)}
              </text>
            </>
          )}
          <text x={across(label)} y="133">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}
