import { needTitle } from '@/components/households/need-forms'
import { dayText } from '@/components/ui/dates'
import { Listing } from '@/components/ui/listing'
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
        <Listing
          caption="未办结的需求"
          rows={needs}
          columns={(column) => [
            column('需求', (need) => needTitle(need)),
            column(
              '进展',
              ({ state }) => <Mark colour={state === 'working' ? 'blue' : 'yellow'}>{needStates[state]}</Mark>,
              'tight',
            ),
            column('说明', ({ words }) => words, 'aux'),
            column('提出', ({ fromOn, by }) => `${dayText(fromOn, today)}　${by}`, 'tight aux'),
          ]}
        />
      )}
    </Section>
  )
}
