import { civil, moment } from '@/db/seed/days'
import { Random, seedOf } from '@/db/seed/random'
import type { Family, Making, Person } from '@/db/seed/world'
import { type NeedKind, needKinds } from '@/domain/households/need-codes'

type Ask = { kind: NeedKind; share: number; words: string; who?: (person: Person, family: Family) => boolean }

const asks: readonly Ask[] = [
  { kind: 'childcare', share: 0.06, words: '放学到下班没人接', who: ({ age }) => age >= 4 && age <= 12 },
  { kind: 'nursery', share: 0.05, words: '想送托育点，问名额', who: ({ age }) => age <= 3 },
  {
    kind: 'meals',
    share: 0.05,
    words: '中午不方便做饭',
    who: ({ age }, { members }) => age >= 75 && members.length <= 2,
  },
  { kind: 'medical', share: 0.02, words: '复诊没人陪', who: ({ age }) => age >= 78 },
  { kind: 'bathing', share: 0.02, words: '洗澡要人扶', who: ({ age }) => age >= 82 },
  { kind: 'company', share: 0.08, words: '子女在外地，想有人说说话', who: (_, { kind }) => kind === 'elder_alone' },
  { kind: 'digital', share: 0.01, words: '手机缴费不会用', who: ({ age }) => age >= 65 },
  { kind: 'job', share: 0.004, words: '想找离家近的活', who: ({ age }) => age >= 22 && age < 56 },
  { kind: 'ageing_home', share: 0.01, words: '卫生间想装扶手' },
  { kind: 'appliances', share: 0.006, words: '冰箱不制冷' },
  { kind: 'plumbing', share: 0.006, words: '厨房下水慢' },
]

/** 需求清单 of the families in being: most still open, some being worked on, some met. */
export function addNeeds(making: Making): void {
  const { world, plan } = making
  const random = new Random(seedOf(world.seed, world.on, plan.code + 1))
  for (const family of making.families) {
    if (family.to !== undefined) continue
    for (const ask of asks) {
      const { who } = ask
      if (!who) addNeed(making, random, family, ask, null)
      else
        for (const person of family.members.filter((one) => who(one, family)))
          addNeed(making, random, family, ask, person)
    }
  }
}

function addNeed({ world, rows, id, staff }: Making, random: Random, family: Family, ask: Ask, person: Person | null) {
  if (!random.chance(ask.share)) return
  const from = Math.max(family.from, world.today - random.int(2, 150))
  if (from >= world.today - 1 || (person && person.residency.fromOn > civil(from))) return
  const state = random.chance(0.25) ? 'met' : random.chance(0.3) ? 'working' : 'open'
  const recordedAt = moment(from, random.int(520, 1030))
  rows.needs.push({
    id: id(recordedAt),
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    residentId: needKinds[ask.kind].about === 'resident' ? (person?.row.id ?? null) : null,
    kind: ask.kind,
    words: ask.words,
    state,
    outcome: state === 'met' ? '已上门落实' : null,
    fromOn: civil(from),
    toOn: state === 'met' ? civil(random.int(from, world.today - 1)) : null,
    recordedBy: staff.gridHeads[family.door.grid] ?? staff.secretary,
    recordedAt,
  })
}
