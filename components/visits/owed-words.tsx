import { Dated } from '@/components/ui/dated'
import { deadlineText } from '@/components/ui/dates'
import { MarkShape } from '@/components/ui/mark'
import { dayOf } from '@/domain/calendar/civil-day'
import { dayText, monthDay } from '@/domain/calendar/day-text'

/** One promise as it is said at the door: the words, who promised, until when; red once it is late. */
export function OwedWords(props: { text: string; dueOn: string; by: string; madeAt: Date; today: string }) {
  const { text, dueOn, by, madeAt, today } = props
  const late = dueOn < today
  return (
    <>
      <b className={late ? 'st-overdue' : undefined}>
        <MarkShape colour={late ? 'red' : 'yellow'} />
        <Dated text={text} />
      </b>
      <p className="meta">
        <Dated
          text={`${by} ${dayText(dayOf(madeAt), today)}答应，应在 ${monthDay(dueOn)}前，${deadlineText(dueOn, today)}`}
        />
      </p>
    </>
  )
}
