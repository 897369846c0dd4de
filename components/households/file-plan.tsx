import { daysAway, dayText, nearDay } from '@/components/ui/dates'
import { Listing } from '@/components/ui/listing'
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
        <Listing
          caption="一户一策的措施"
          rows={plans}
          columns={(column) => [
            column('措施', ({ measure }) => measure),
            column('周期', ({ everyDays }) => cadenceText(everyDays), 'tight aux'),
            column('谁来做', ({ owner }) => owner, 'tight aux'),
            column('上次', ({ lastOn }) => (lastOn ? nearDay(lastOn, today) : '还没有做过'), 'tight aux'),
            column('下次', ({ nextOn }) => <Next on={nextOn} today={today} />, 'tight aux'),
            column('结果', ({ outcome }) => outcome, 'aux'),
          ]}
        />
      )}
    </Section>
  )
}
