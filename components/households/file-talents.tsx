import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
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
      <table className="table stack">
        <caption className="sr">家里的能人</caption>
        <thead>
          <tr>
            {['姓名', '会', '怎么请', '牵头过'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="lines">
          {talents.map((talent) => (
            <tr key={talent.id}>
              <td className="tight">
                <a href={`/residents/${talent.residentId}`}>{talent.person}</a>
              </td>
              <td>{talent.skills.join('、')}</td>
              <td className="aux">{talent.reach}</td>
              <td className="aux">{ledWords(talent.led, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
