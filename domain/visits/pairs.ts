import { addMonths, type CivilDay } from '@/domain/calendar/civil-day'

/** 一老一新: how long somebody counts as new, in months (seed row 5: less than one year). */
export const newForMonths = 12

export type TeamMember = {
  id: string
  name: string
  since: CivilDay
  areaCode: number | null
  /** 能力, stated or trained. */
  competencies: readonly string[]
}

export function isNew({ since }: Pick<TeamMember, 'since'>, today: CivilDay): boolean {
  return since > addMonths(today, -newForMonths)
}

export type Pairs = {
  /** `teaches`: what the suggested partner can do and the newcomer cannot yet (seed row 110). */
  newcomers: (TeamMember & { paired: number; suggested: TeamMember | null; teaches: string[] })[]
  experienced: number
}

/**
 * 待结对带教: newcomers with the visits they made beside somebody experienced, those with none first, and whom to go with: of
 * the same grid if there is one, else whoever takes along the fewest so far; of equals who can teach the most, then the longest there.
 */
export function pairsOf(team: readonly TeamMember[], paired: ReadonlyMap<string, number>, today: CivilDay): Pairs {
  const fresh = team.filter((one) => isNew(one, today))
  const experienced = team.filter((one) => !isNew(one, today))
  const taken = new Map<string, number>()
  const newcomers = [...fresh]
    .sort((one, other) => (paired.get(one.id) ?? 0) - (paired.get(other.id) ?? 0) || (one.since < other.since ? 1 : -1))
    .map((one) => {
      const [suggested = null] = [...experienced].sort(
        (a, b) =>
          Number(b.areaCode === one.areaCode && one.areaCode !== null) -
            Number(a.areaCode === one.areaCode && one.areaCode !== null) ||
          (taken.get(a.id) ?? 0) - (taken.get(b.id) ?? 0) ||
          lacking(b, one).length - lacking(a, one).length ||
          (a.since < b.since ? -1 : a.since > b.since ? 1 : a.name < b.name ? -1 : 1),
      )
      if (suggested) taken.set(suggested.id, (taken.get(suggested.id) ?? 0) + 1)
      return { ...one, paired: paired.get(one.id) ?? 0, suggested, teaches: suggested ? lacking(suggested, one) : [] }
    })
  return { newcomers, experienced: experienced.length }
}

/** What somebody can do and another cannot. */
function lacking({ competencies }: TeamMember, other: TeamMember): string[] {
  return competencies.filter((code) => !other.competencies.includes(code))
}
