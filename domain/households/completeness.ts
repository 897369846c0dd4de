import type { CivilDay } from '@/domain/calendar/civil-day'
import { type FactGroup, factGroups } from '@/domain/households/codes'
import { ageOn, type BirthPrecision } from '@/domain/residents/ages'

/** What of somebody who lives in a household its file should know. */
export type KnownPerson = {
  bornOn: CivilDay | null
  birthPrecision: BirthPrecision
  ethnic: string | null
  registration: string
  phoneMasked: string | null
  phoneNote: string | null
  guardianName: string | null
  health: string | null
  work: string | null
  education: string | null
}

/** What of a household its file should know. */
export type KnownHome = {
  headId: string | null
  tenure: string | null
  state: string
  /** A benefit on file, with or without the paper it stands on. */
  benefits: readonly { evidence: string | null }[]
  people: readonly KnownPerson[]
}

/** 完整: of what one group of facts should hold, how much it holds; what does not apply is neither due nor filled. */
export type Completeness = { group: FactGroup; label: string; due: number; filled: number; missing: string[] }

type Item = { label: string; filled: boolean }

const elder = 60
const working = { from: 16, to: 59 }
const child = 14
const schooling = { from: 6, to: 15 }

/** 档案完整度 of a household on `day`, group by group (seed row 17): 不适用 is not 已填. Unknown births ask for nothing that depends on age. */
export function completenessOn(day: CivilDay, home: KnownHome): Completeness[] {
  const items: Record<FactGroup, Item[]> = {
    members: membersOf(home),
    phone: home.people.flatMap((person) => phoneOf(person, day)),
    dwelling: [
      { label: '产权', filled: home.tenure !== null },
      { label: '居住情况', filled: home.state !== 'WZ' },
    ],
    health: aged(home, day, elder).map(({ health }) => ({ label: '老人健康状况', filled: health !== null })),
    benefits: home.benefits.map(({ evidence }) => ({ label: '政策依据', filled: evidence !== null })),
    work: [
      ...aged(home, day, working.from, working.to).map(({ work }) => ({ label: '就业', filled: work !== null })),
      ...aged(home, day, schooling.from, schooling.to).map(({ education }) => ({
        label: '就学',
        filled: education !== null,
      })),
    ],
    needs: [],
  }
  return (Object.keys(factGroups) as FactGroup[]).map((group) => {
    const missing = items[group].filter(({ filled }) => !filled).map(({ label }) => label)
    const due = items[group].length
    return { group, label: factGroups[group], due, filled: due - missing.length, missing: counted(missing) }
  })
}

/** 已填 ÷ 应填 of the whole file. */
export function wholeOf(groups: readonly Completeness[]): { due: number; filled: number } {
  const sum = (of: 'due' | 'filled') => groups.reduce((all, group) => all + group[of], 0)
  return { due: sum('due'), filled: sum('filled') }
}

function membersOf({ headId, people }: KnownHome): Item[] {
  if (people.length === 0) return []
  return [
    { label: '户主', filled: headId !== null },
    ...people.flatMap(({ bornOn, ethnic, registration }) => [
      { label: '出生日期', filled: bornOn !== null },
      { label: '民族', filled: ethnic !== null },
      { label: '人户状态', filled: registration !== 'WZ' },
    ]),
  ]
}

/** A child under fourteen has no telephone but a guardian; somebody who says to have none has answered. */
function phoneOf(person: KnownPerson, day: CivilDay): Item[] {
  const age = ageIn(person, day)
  if (age === undefined) return []
  if (age < child) return [{ label: '监护人', filled: person.guardianName !== null }]
  return [{ label: '电话', filled: person.phoneMasked !== null || person.phoneNote !== null }]
}

function aged({ people }: KnownHome, day: CivilDay, from: number, to = 200): KnownPerson[] {
  return people.filter((person) => {
    const age = ageIn(person, day)
    return age !== undefined && age >= from && age <= to
  })
}

function ageIn({ bornOn, birthPrecision }: KnownPerson, day: CivilDay): number | undefined {
  return bornOn === null ? undefined : ageOn(bornOn, day, birthPrecision)
}

/** 电话 2 项, 户主. */
function counted(missing: string[]): string[] {
  return [...new Set(missing)].map((label) => {
    const times = missing.filter((one) => one === label).length
    return times === 1 ? label : `${label} ${times} 项`
  })
}
