import { needTitle } from '@/components/households/need-forms'
import { dayText } from '@/components/ui/dates'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { needStates } from '@/domain/households/need-codes'
import type { HouseholdFile } from '@/server/households/household-file'

/** 需求清单: what this family asks help with and has not had yet. */
export function FileNeeds({ file: { id, needs, may, on, today } }: { file: HouseholdFile }) {
  const edit = may.edit && !on ? { edit: { href: `/households/${id}/needs`, label: '记需求' } } : {}
  return (
    <Section title="需求清单" meta={needs.length > 0 ? `未办结 ${needs.length} 项` : '没有未办的'} id="needs" {...edit}>
      {needs.length > 0 && (
        <table className="table stack">
          <caption className="sr">未办结的需求</caption>
          <thead>
            <tr>
              {['需求', '进展', '说明', '提出'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {needs.map((need) => (
              <tr key={need.id}>
                <td>{needTitle(need)}</td>
                <td className="tight">
                  <Mark colour={need.state === 'working' ? 'blue' : 'yellow'}>{needStates[need.state]}</Mark>
                </td>
                <td className="aux">{need.words}</td>
                <td className="tight aux">
                  {dayText(need.fromOn, today)}　{need.by}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
