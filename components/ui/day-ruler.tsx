import type { ReactNode } from 'react'

export type RulerDay = {
  /** Unique day, `2026-11-13`. */
  day: string
  /** What stands above, `13 周五`. */
  label: string
  /** The number of the counted day, or a word such as 登记, 暂停. */
  count?: string
  note?: string
  kind?: 'zero' | 'rest' | 'pause' | 'counted'
  now?: boolean
  todo?: boolean
  end?: boolean
}

/** How a deadline came about: grey is not counted, hatched is paused, the double edge is the last day. */
export function DayRuler({ days, sentence }: { days: RulerDay[]; sentence?: ReactNode }) {
  return (
    <>
      <ol className={days.length > 12 ? 'days days-14' : 'days'} aria-label="工作日推算">
        {days.map(({ day, label, count, note, kind = 'counted', now, todo, end }) => (
          <li
            key={day}
            className={[`day-${kind}`, now && 'day-now', todo && 'day-todo', end && 'day-end']
              .filter(Boolean)
              .join(' ')}
          >
            <span className="meta">{label}</span>
            <b>{count}</b>
            <span className="x">{note}</span>
          </li>
        ))}
      </ol>
      {sentence && <p className="sum-line">{sentence}</p>}
    </>
  )
}
