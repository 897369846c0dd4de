import { FireMark } from '@/components/dwellings/fire-mark'
import { dayText } from '@/components/ui/dates'
import { Section } from '@/components/ui/section'
import { fireItems } from '@/domain/dwellings/fire-codes'
import type { HouseholdFile } from '@/server/households/household-file'

/** 消防检查 of a shop: how it stands, and the latest checks with their visits and matters. */
export function FileFire({ file: { id, fire, may, on, today } }: { file: HouseholdFile }) {
  if (!fire) return null
  return (
    <Section title="消防检查" more={{ href: '/buildings/uses', label: '看全部商铺' }}>
      <p>
        <FireMark fire={fire} today={today} />
      </p>
      {fire.checks.length > 0 && (
        <table className="table fresh">
          <caption className="sr">历次消防检查</caption>
          <tbody>
            {fire.checks.map(({ id: check, visitId, issueId, onDay, faults, mendedOn }) => (
              <tr key={check}>
                <td className="tight">
                  <a href={`/visits/${visitId}`}>{dayText(onDay, today)}</a>
                </td>
                <td>
                  {faults.length > 0 ? faults.map((item) => fireItems[item]).join('、') : '没有问题'}
                  {mendedOn && `，${dayText(mendedOn, today)}改好`}
                  {issueId && '　'}
                  {issueId && <a href={`/issues/${issueId}`}>看诉求</a>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {may.visit && !on && (
        <p>
          <a href={`/visits/new?household=${id}`}>上门检查</a>
        </p>
      )}
    </Section>
  )
}
