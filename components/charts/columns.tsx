import { scaleBand, scaleLinear } from 'd3-scale'
import { Key, type Tone } from '@/components/charts/hatch'
import { grouped } from '@/components/ui/numbers'

type Props = {
  title: string
  series: { label: string; tone: Exclude<Tone, 'none'> }[]
  /** One group per week or month; its values in the order of `series`. */
  groups: { label: string; values: number[] }[]
  unit: string
}

/** Pairs of columns, each value printed on its head; the drawing is the table, and says so to a screen reader. */
export function ChartColumns({ title, series, groups, unit }: Props) {
  const width = 376
  const base = 112
  const across = scaleBand(
    groups.map(({ label }) => label),
    [0, width],
  )
    .paddingInner(0.24)
    .paddingOuter(0.12)
  const column = Math.min(24, across.bandwidth() / Math.max(1, series.length))
  const height = scaleLinear([0, Math.max(1, ...groups.flatMap(({ values }) => values))], [0, 88])
  const spoken = groups.map(
    ({ label, values }) => `${label} ${values.map((value, index) => `${series[index]?.label} ${value}`).join('、')}`,
  )
  return (
    <figure>
      <figcaption className="meta legend">
        {series.map(({ label, tone }, index) => (
          <span key={label}>
            <Key tone={tone} />
            {label} {grouped(groups.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))}
          </span>
        ))}
        <span>单位：{unit}</span>
      </figcaption>
      <svg className="cols" viewBox={`0 0 ${width} 130`} role="img" aria-label={`${title}。${spoken.join('；')}`}>
        <path className="grid-strong" d={`M0 ${base + 0.5}h${width}`} />
        {groups.map(({ label, values }) => {
          const middle = (across(label) ?? 0) + across.bandwidth() / 2
          const left = middle - (column * series.length) / 2
          return (
            <g key={label}>
              {series.map(({ label: name, tone }, index) => {
                const value = values[index] ?? 0
                const x = left + index * column
                return (
                  <g key={name}>
                    <rect
                      x={x + 1}
                      y={base - height(value)}
                      width={column - 2}
                      height={height(value)}
                      className={`tone-${tone}`}
                    />
                    <text x={x + column / 2} y={base - height(value) - 4}>
                      {value}
                    </text>
                  </g>
                )
              })}
              <text x={middle} y="127">
                {label}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
