import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import type { HouseholdFile } from '@/server/households/household-file'

type Talent = Pick<HouseholdFile['talents'][number], 'skills' | 'reach' | 'led'>

/** What somebody can do, how to ask them, and what they led. */
export function TalentFacts({ talent: { skills, reach, led }, today }: { talent: Talent; today: string }) {
  return (
    <Facts
      facts={[
        { label: '会', value: skills.join('、') },
        { label: '怎么请', value: reach ?? undefined },
        ...(led.length > 0 ? [{ label: '牵头过', value: ledWords(led, today) }] : []),
      ]}
    />
  )
}

/** 楼道文化节（10月1日）、清洗油烟机（9月3日）, the latest first. */
export function ledWords(led: Talent['led'], today: string): string {
  return [...led]
    .sort((one, other) => (one.on < other.on ? 1 : -1))
    .map(({ name, on }) => `${name}（${dayText(on, today)}）`)
    .join('、')
}

/** 能人 of the family; left out where nobody agreed to be one. */
export function FileTalents({ file: { id, talents, may, on, today } }: { file: HouseholdFile }) {
  if (talents.length === 0 || on) return null
  const edit = may.edit ? { edit: { href: `/households/${id}/talents` } } : {}
  return (
    <Section title="能人" meta="本人同意过的" {...edit}>
      <Listing
        caption="家里的能人"
        rows={talents}
        columns={(column) => [
          column('姓名', (talent) => <a href={`/residents/${talent.residentId}`}>{talent.person}</a>, 'tight'),
          column('会', ({ skills }) => skills.join('、')),
          column('怎么请', ({ reach }) => reach, 'aux'),
          column('牵头过', ({ led }) => ledWords(led, today), 'aux'),
        ]}
      />
    </Section>
  )
}
