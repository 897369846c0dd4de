import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { grouped } from '@/components/ui/numbers'

type Props = {
  title: string
  /** One point a day, its label and its value. */
  points: { label: string; value: number }[]
  /** What the whole would be. */
  total: number
  unit: string
}

/** A curve that climbs to a whole: first and last day named, the last value printed; the table beside it says every day. */
export function Curve({ title, points, total, unit }: Props) {
  const [width, height, top, base] = [560, 176, 16, 152]
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [8, width - 64])
  const y = scaleLinear([0, Math.max(1, total)], [base, top])
  const path = line<{ value: number }>(
    (_, index) => x(index),
    ({ value }) => y(value),
  )(points)
  const [first, last] = [points[0], points.at(-1)]
  const end = points.length - 1
  return (
    <figure className="curve-figure">
      <svg
        className="cols"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}：${first?.label ?? ''}到 ${last?.label ?? ''}，${grouped(last?.value ?? 0)} ${unit}，目标 ${grouped(total)} ${unit}`}
      >
        <path className="grid-strong" d={`M0 ${base + 0.5}h${width}`} />
        <path className="grid-strong" d={`M0 ${top + 0.5}h${width}`} strokeDasharray="4 4" />
        <text x={width - 60} y={top - 4}>
          目标 {grouped(total)}
        </text>
        {path && <path d={path} className="curve" fill="none" />}
        {last && (
          <>
            <circle cx={x(end)} cy={y(last.value)} r="3" className="curve-end" />
            <text x={Math.min(width - 40, x(end) + 26)} y={Math.max(top + 12, y(last.value) - 6)}>
              {grouped(last.value)}
            </text>
          </>
        )}
        <text x="24" y={height - 8}>
          {first?.label}
        </text>
        {end > 0 && (
          <text x={x(end)} y={height - 8}>
            {last?.label}
          </text>
        )}
      </svg>
    </figure>
  )
}
