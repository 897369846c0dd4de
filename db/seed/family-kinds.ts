import { type Random, weigh } from '@/db/seed/random'
import type { Kinship } from '@/domain/residents/codes'

/** Whose surname a member bears: the head's, the spouse's line, or one of his own. */
export type Line = 'head' | 'spouse' | 'own'

export type MemberPlan = { relation: Kinship; sex: '1' | '2'; age: number; line: Line }

export type FamilyKind =
  | 'elder_alone'
  | 'elder_couple'
  | 'couple_children'
  | 'couple_grown_child'
  | 'three_generations'
  | 'young_couple'
  | 'middle_couple'
  | 'single'
  | 'single_parent'
  | 'shared_rent'
  | 'grandparents'

export const familyKinds = weigh<FamilyKind>([
  ['elder_alone', 2.2],
  ['elder_couple', 19],
  ['couple_children', 24],
  ['couple_grown_child', 20],
  ['three_generations', 14.5],
  ['young_couple', 6],
  ['middle_couple', 9],
  ['single', 8],
  ['single_parent', 2.6],
  ['shared_rent', 1.4],
  ['grandparents', 1],
])

/** How old the children of families are: fewer in the latest years. */
const childAges = weigh(
  Array.from(
    { length: 18 },
    (_, age) => [age, age < 2 ? 45 : age < 4 ? 55 : age < 7 ? 70 : age < 13 ? 85 : 75] as const,
  ),
)

const makers: Record<FamilyKind, (random: Random) => MemberPlan[]> = {
  elder_alone: (random) => [head(random.chance(0.64) ? '2' : '1', elderAge(random, 62, 96))],
  elder_couple: (random) => couple(random, elderAge(random, 61, 93)),
  couple_children: (random) => {
    const eldest = random.draw(childAges)
    const age = eldest + random.int(24, 31)
    return [...couple(random, age), ...childrenFrom(random, eldest, eldest > 1 && random.chance(0.33) ? 2 : 1)]
  },
  couple_grown_child: (random) => {
    const age = random.int(46, 74)
    return [...couple(random, age), ...children(random, age, 1, 44)]
  },
  three_generations: (random) => (random.chance(0.55) ? underElders(random) : overElders(random)),
  young_couple: (random) => couple(random, random.int(24, 37)),
  middle_couple: (random) => couple(random, random.int(46, 61)),
  single: (random) => [head(random.chance(0.55) ? '1' : '2', random.int(21, 60))],
  single_parent: (random) => {
    const age = random.int(29, 54)
    return [head(random.chance(0.72) ? '2' : '1', age), ...children(random, age, 1, 24)]
  },
  shared_rent: (random) => {
    const fellows = Array.from({ length: random.int(1, 2) }, () => fellow(random))
    return [head(random.chance(0.6) ? '1' : '2', random.int(20, 39)), ...fellows]
  },
  grandparents: (random) => {
    const age = random.int(58, 72)
    const child = age - random.int(46, 54)
    return [...couple(random, age), grandchild(random, Math.max(2, Math.min(17, child)))]
  },
}

/** Who lives together in a family of a kind, the head first, with ages on the day of the data. */
export function membersOf(kind: FamilyKind, random: Random): MemberPlan[] {
  return makers[kind](random)
}

function head(sex: '1' | '2', age: number): MemberPlan {
  return { relation: '02', sex, age, line: 'head' }
}

function couple(random: Random, age: number): MemberPlan[] {
  const sex = random.chance(0.74) ? '1' : '2'
  const difference = random.int(-2, 4) * (sex === '1' ? 1 : -1)
  const other = Math.max(22, age - difference)
  const spouse: MemberPlan =
    sex === '1'
      ? { relation: '12', sex: '2', age: other, line: 'spouse' }
      : { relation: '11', sex: '1', age: other, line: 'spouse' }
  return [head(sex, age), spouse]
}

/** Children of a couple whose younger half is about `age`, the eldest first and none older than `oldest`. */
function children(random: Random, age: number, count: number, oldest: number): MemberPlan[] {
  return childrenFrom(random, Math.max(0, Math.min(oldest, age - random.int(24, 31))), count)
}

function childrenFrom(random: Random, first: number, count: number): MemberPlan[] {
  const ages = count === 1 ? [first] : [first, Math.max(0, first - random.int(2, 6))]
  const sexes = ages.map(() => (random.chance(0.52) ? '1' : '2') as '1' | '2')
  const twoOfOne = sexes.length === 2 && sexes[0] === sexes[1]
  return ages.map((own, place) => {
    const sex = sexes[place] ?? '1'
    const only = sex === '1' ? '20' : '30'
    const eldest = sex === '1' ? '22' : '32'
    const second = sex === '1' ? '23' : '33'
    const relation = twoOfOne ? (place === 0 ? eldest : second) : only
    return { relation, sex, age: own, line: 'head' }
  })
}

function underElders(random: Random): MemberPlan[] {
  const young = random.draw(childAges)
  const grown = young + random.int(25, 31)
  const age = Math.max(56, grown + random.int(24, 31))
  const son = random.chance(0.7)
  const pair: MemberPlan[] = son
    ? [
        { relation: '20', sex: '1', age: grown, line: 'head' },
        { relation: '38', sex: '2', age: Math.max(24, grown - random.int(-1, 4)), line: 'own' },
      ]
    : [
        { relation: '30', sex: '2', age: grown, line: 'head' },
        { relation: '28', sex: '1', age: grown + random.int(-1, 4), line: 'own' },
      ]
  const sex = random.chance(0.52) ? '1' : '2'
  const relation: Kinship = son ? (sex === '1' ? '41' : '42') : sex === '1' ? '43' : '44'
  const elders = random.chance(0.72) ? couple(random, age) : [head(random.chance(0.3) ? '1' : '2', age)]
  return [...elders, ...pair, { relation, sex, age: young, line: son ? 'head' : 'own' }]
}

function overElders(random: Random): MemberPlan[] {
  const age = random.int(31, 56)
  const parents = couple(random, age)
  const ownSide = random.chance(0.7)
  const elder = Math.min(96, age + random.int(23, 32))
  const male = parents[0]?.sex === '1'
  const mother: Kinship = ownSide ? '52' : male ? '56' : '54'
  const father: Kinship = ownSide ? '51' : male ? '55' : '53'
  const line: Line = ownSide ? 'head' : 'spouse'
  const elders: MemberPlan[] = [{ relation: mother, sex: '2', age: elder, line: 'own' }]
  if (random.chance(0.45)) elders.unshift({ relation: father, sex: '1', age: elder + random.int(0, 4), line })
  return [...parents, ...children(random, age, random.chance(0.2) ? 2 : 1, 20), ...elders]
}

function fellow(random: Random): MemberPlan {
  return { relation: '99', sex: random.chance(0.55) ? '1' : '2', age: random.int(19, 40), line: 'own' }
}

function grandchild(random: Random, age: number): MemberPlan {
  const sex = random.chance(0.52) ? '1' : '2'
  return { relation: sex === '1' ? '41' : '42', sex, age, line: 'head' }
}

function elderAge(random: Random, low: number, high: number): number {
  return Math.min(high, low + Math.floor(random.next() ** 1.35 * (high - low + 1)))
}
