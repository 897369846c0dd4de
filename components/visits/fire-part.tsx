import { choicesOf } from '@/components/ui/choices'
import { AreaField, ChoiceField, DateField } from '@/components/ui/fields'
import { dayText } from '@/domain/calendar/day-text'
import { fireItems, fireResults } from '@/domain/dwellings/fire-codes'
import type { VisitForm } from '@/server/visits/visit-form'

const results = choicesOf(fireResults)

/** 消防检查, in shops only and folded until wanted: five things, what is wrong, by when it is mended. */
export function FirePart({ visit: { fire, today } }: { visit: VisitForm }) {
  if (!fire) return null
  const { lastOn, faults, mendBy } = fire
  const wrong = faults.map((item) => fireItems[item]).join('、')
  return (
    <section className="phone-sec">
      <h2>
        消防检查<span className="meta">商铺，一年至少一次</span>
      </h2>
      <p className={faults.length > 0 ? undefined : 'soft'}>
        {lastOn ? `上次 ${dayText(lastOn, today)}` : '还没查过'}
        {wrong
          ? `：${wrong}有问题${mendBy ? `，${dayText(mendBy, today)}以前改好` : ''}`
          : lastOn
            ? '：没有未改的问题'
            : ''}
        。
      </p>
      <details className="fold-part">
        <summary className="btn">做消防检查</summary>
        {Object.entries(fireItems).map(([item, label]) => (
          <ChoiceField key={item} name={`fire_${item}`} label={label} options={results} />
        ))}
        <AreaField name="fireWords" label="看到什么（可不填）" rows={2} />
        <DateField
          name="fireMendBy"
          label="哪天以前改好"
          hint="有问题才填；有问题会立成一件诉求，改好以前不重复立"
          min={today}
        />
      </details>
    </section>
  )
}
