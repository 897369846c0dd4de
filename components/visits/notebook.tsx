import { officialDay } from '@/components/ui/dates'
import { monthDay, weekdayText } from '@/domain/calendar/day-text'
import type { BlankPapers } from '@/server/visits/blank-papers'

const linesOfDay = Array.from({ length: 14 }, (_, line) => line + 1)

/** 手账页: the days of a week with room to write, for whoever keeps a pencil. */
export function Notebook({ blank: { committee, grid, worker, days } }: { blank: BlankPapers }) {
  return (
    <article className="notebook">
      <h1>走访手账</h1>
      <p className="offer-under">
        <span>
          {committee} {grid}　{worker}
        </span>
        <span>
          {officialDay(days[0] ?? '')}—{monthDay(days[6] ?? '')}
        </span>
      </p>
      <table>
        <thead>
          <tr>
            {['时间', '谁家', '听到、看到什么', '答应了什么，哪天以前', '录入'].map((head, at) => (
              <th scope="col" key={head} style={{ width: ['14mm', '30mm', undefined, '44mm', '12mm'][at] }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {days.map((day) => (
          <tbody key={day}>
            <tr className="notebook-day">
              <td colSpan={5}>
                {monthDay(day)}　{weekdayText(day)}
              </td>
            </tr>
            {linesOfDay.map((line) => (
              <tr key={line}>
                <td />
                <td />
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </article>
  )
}
