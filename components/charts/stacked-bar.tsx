import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { fill, Hatch, Key, type Tone } from '@/components/charts/hatch'
import { grouped, percent } from '@/components/ui/numbers'

export type Part = { label: string; value: number; tone: Tone; href?: string; note?: string }

function placed(parts: Part[], width: number) {
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  const along = scaleLinear([0, Math.max(1, total)], [0, width])
  let passed = 0
  return parts.map((part) => {
    const from = along(passed)
    passed += part.value
    return { ...part, x: from, width: along(passed) - from, share: percent(part.value, total) ?? '0.0%' }
  })
}

/** One bar that holds everything, hatch for what was not reached, and its keys with number and share below. */
export function StackedBar({ title, parts, unit }: { title: string; parts: Part[]; unit: string }) {
  const hatch = useId()
  const pieces = placed(parts, 1000)
  return (
    <>
      <svg
        className="cover"
        viewBox="0 0 1000 24"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}：${pieces.map(({ label, share }) => `${label} ${share}`).join('，')}`}
      >
        <Hatch id={hatch} />
        {pieces.map(({ label, tone, x, width }) => (
          <rect key={label} x={x} width={width} height="24" {...fill(tone, hatch)} />
        ))}
      </svg>
      <div className="cover-key">
        {pieces.map(({ label, value, tone, href, share, note }) => {
          const inside = (
            <>
              <Key tone={tone} />
              {label}
              <b>{grouped(value)}</b>
              <span className="meta">
                {unit}，{share}
                {note && `；${note}`}
              </span>
            </>
          )
          return href ? (
            <a key={label} href={href}>
              {inside}
            </a>
          ) : (
            <div key={label}>{inside}</div>
          )
        })}
      </div>
    </>
  )
}

/** The same bar in a table cell; the numbers stand in the cells beside it. */
export function MiniBar({ parts, width = 132 }: { parts: Part[]; width?: number }) {
  const hatch = useId()
  const pieces = placed(parts, width)
  return (
    <svg
      className="mini-bar"
      width={width}
      height="10"
      viewBox={`0 0 ${width} 10`}
      role="img"
      aria-label={parts.map(({ label, value }) => `${label} ${value}`).join('，')}
    >
      <Hatch id={hatch} />
      {pieces.map(({ label, tone, x, width: long }) => (
        <rect key={label} x={x} width={long} height="10" {...fill(tone, hatch)} />
      ))}
    </svg>
  )
}
