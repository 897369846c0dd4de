import { dayText } from '@/components/ui/dates'
import { Mark } from '@/components/ui/mark'
import { fireItems } from '@/domain/dwellings/fire-codes'
import type { ShopItem } from '@/server/dwellings/shop-item'

/** How a shop stands with fire safety: a mark, a word, what is wrong and until when, and when somebody last looked. */
export function FireMark({ fire, today }: { fire: ShopItem['fire']; today: string }) {
  const { standing, lastOn, faults, mendBy } = fire
  if (lastOn === null) return <span className="faint">没查过</span>
  const wrong = faults.map((item) => fireItems[item]).join('、')
  return (
    <>
      {standing === 'fine' && <Mark colour="green">正常</Mark>}
      {standing === 'stale' && <Mark colour="yellow">一年没查</Mark>}
      {standing === 'fault' && <Mark colour="yellow">有隐患</Mark>}
      {standing === 'unmended' && <Mark colour="red">逾期未改</Mark>}
      {'　'}
      <span className="sub">
        {wrong && `${wrong}${mendBy ? `，限 ${dayText(mendBy, today)}` : ''}；`}
        {dayText(lastOn, today)}查
      </span>
    </>
  )
}
