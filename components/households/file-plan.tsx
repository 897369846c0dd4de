import { daysAway, dayText, nearDay } from '@/components/ui/dates'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import type { HouseholdFile } from '@/server/households/household-file'

/** 每日, 每周, 每月 … or every so many days. */
export function cadenceText(days: number): string {
  const usual: Record<number, string> = {
    1: '每日',
    7: '每周',
    14: '每两周',
    30: '每月',
    91: '每季',
    183: '每半年',
    365: '每年',
  }
  return usual[days] ?? `每 ${days} 天`
}

function Next({ on, today }: { on: string; today: string }) {
  const away = daysAway(on, today)
  if (away < 0) return <Mark colour="red">超 {-away} 天</Mark>
  if (away <= 1) return <Mark colour="yellow">{nearDay(on, today)}</Mark>
  return <>{dayText(on, today)}</>
}

/** 一户一策: measures with cadence, owner, last, next and outcome. */
export function FilePlan({ file: { id, plans, may, on, today } }: { file: HouseholdFile }) {
  const edit = may.edit && !on ? { edit: { href: `/households/${id}/care-plan` } } : {}
  return (
    <Section title="一户一策" meta={plans.length > 0 ? `${plans.length} 项措施` : '还没有措施'} id="plan" {...edit}>
      {plans.length > 0 && (
        <table className="table stack">
          <caption className="sr">一户一策的措施</caption>
          <thead>
            <tr>
              {['措施', '周期', '谁来做', '上次', '下次', '结果'].map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {plans.map((plan) => (
              <tr key={plan.id}>
                <td>{plan.measure}</td>
                <td className="tight aux">{cadenceText(plan.everyDays)}</td>
                <td className="tight aux">{plan.owner}</td>
                <td className="tight aux">{plan.lastOn ? nearDay(plan.lastOn, today) : '还没有做过'}</td>
                <td className="tight aux">
                  <Next on={plan.nextOn} today={today} />
                </td>
                <td className="aux">{plan.outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
