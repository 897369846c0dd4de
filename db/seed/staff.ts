import { civil, moment } from '@/db/seed/days'
import { dongxingGridHeads, dongxingVisitors } from '@/db/seed/dongxing-plan'
import { drawName, drawSurname } from '@/db/seed/names'
import type { StreetToBuild } from '@/db/seed/plan'
import { Random, seedOf, weigh } from '@/db/seed/random'
import type { RowOf, Rows } from '@/db/seed/tables'
import type { Grid, Making, Staff, World } from '@/db/seed/world'
import type { Role } from '@/domain/access/roles'
import { type UnitCode, units } from '@/domain/issues/codes'
import type { VisitorKind } from '@/domain/visits/codes'

/** The people who can sign in at the demonstration; one password for all of them. */
export const demoAccounts = [
  'leader',
  'section',
  'secretary',
  'worker',
  'volunteer',
  'property',
  'district',
  'auditor',
  'security',
  'admin',
  'other',
] as const

type Hire = {
  id: string
  areaCode: number
  username: string
  name: string
  title: string
  role: Role
  unitCode?: UnitCode
  buildingId?: string
}

export function hire(world: World, rows: Rows, person: Hire): string {
  const createdAt = moment(world.goLive - 20, 600)
  rows.accounts.push({
    ...person,
    passwordHash: world.passwordHash(person.username),
    passwordChangedOn: civil(Math.max(world.goLive, world.today - 30)),
    createdAt,
  })
  return person.id
}

export function someName(random: Random): string {
  return drawName(random, drawSurname(random, '01'), random.chance(0.5) ? '1' : '2', random.int(1970, 1998), '01').name
}

/** The accounts of a district that see no residents, and of the demonstration by their short names. */
export function hireDistrict(world: World, rows: Rows, code: number, demo: boolean, id: (at: number) => string): void {
  const random = new Random(seedOf(world.seed, 'district', code))
  const suffix = demo ? '' : `-${Math.floor(code / 1e9)}`
  const posts: [string, string, Role][] = [
    ['district', '区社工部', 'district_viewer'],
    ['auditor', '审计管理员', 'auditor'],
    ['security', '安全管理员', 'security_admin'],
    ['admin', '系统管理员', 'system_admin'],
  ]
  for (const [username, title, role] of posts) {
    hire(world, rows, {
      id: id(Number(world.now)),
      areaCode: code,
      username: username + suffix,
      name: someName(random),
      title,
      role,
    })
  }
}

/** The cadre of a street and one account for each unit matters are sent to. */
export function hireStreet(
  world: World,
  rows: Rows,
  street: StreetToBuild,
  demo: boolean,
  id: (at: number) => string,
): Record<UnitCode, string> {
  const random = new Random(seedOf(world.seed, 'street staff', street.code))
  const suffix = demo ? '' : `-${Math.floor(street.code / 1e6)}`
  const now = Number(world.now)
  const leader = { areaCode: street.code, username: `leader${suffix}`, name: demo ? '沈立新' : someName(random) }
  const leaderId = hire(world, rows, { id: id(now), ...leader, title: '街道领导', role: 'street_cadre' })
  if (demo)
    for (const { code } of street.committees.slice(0, 2))
      rows.pairings.push({
        ...{ id: id(now), areaCode: code, accountId: leaderId, fromOn: civil(world.today - 300) },
        ...{ recordedBy: leaderId, recordedAt: moment(world.today - 300, 600) },
      })
  const codes = Object.keys(units) as UnitCode[]
  return Object.fromEntries(
    codes.map((unitCode) => {
      const username = unitCode === 'civil_affairs' ? `section${suffix}` : `${unitCode}${suffix}`
      const title = unitCode === 'property_co' ? '物业公司联络人' : units[unitCode]
      const role = unitCode === 'property_co' ? 'property_manager' : 'department'
      return [
        unitCode,
        hire(world, rows, {
          id: id(now),
          areaCode: street.code,
          username,
          name: someName(random),
          title,
          role,
          unitCode,
        }),
      ]
    }),
  ) as Record<UnitCode, string>
}

/** Secretary, grid heads, property manager and visitors of a committee; the grids learn their heads. */
export function hireCommittee(making: Making, units: Record<UnitCode, string>): Staff {
  const { world, plan, random, rows, grids } = making
  const serial = String((plan.code / 1e3) % 1e3).padStart(3, '0')
  const where = plan.place < 100 ? serial : `${Math.floor(plan.code / 1e6)}${serial}`
  const id = () => making.id(moment(world.goLive - 20, 600))
  const secretaryName = plan.demo ? '周敏华' : someName(random)
  const second = plan.place === 2
  const secretary = hire(world, rows, {
    id: id(),
    areaCode: plan.code,
    username: plan.demo ? 'secretary' : second ? 'other' : `s${where}`,
    name: secretaryName,
    title: '书记',
    role: 'secretary',
  })
  const property = hire(world, rows, {
    id: id(),
    areaCode: plan.code,
    username: plan.demo ? 'property' : `p${where}`,
    name: plan.demo ? '王磊' : someName(random),
    title: '物业项目经理',
    role: 'property_manager',
    unitCode: 'property_co',
  })
  const gridHeads = grids.map((grid, place) => hireGridHead(making, grid, place, where, secretary, id))
  const staff: Staff = { secretary, gridHeads, property, units, visitors: [] }
  const heads = grids.flatMap(({ headId, headName }) =>
    headName ? [{ id: headId, name: headName, kind: 'grid_worker' as const }] : [],
  )
  addVisitors(making, staff, [{ id: secretary, name: secretaryName, kind: 'committee' }, ...heads, ...helpers(making)])
  if (plan.demo) hireVolunteer(making, id())
  return staff
}

function hireGridHead(
  making: Making,
  grid: Grid,
  place: number,
  where: string,
  secretary: string,
  id: () => string,
): string {
  const { world, plan, rows, random } = making
  const name = plan.demo ? dongxingGridHeads[place] : someName(random)
  const unmanned = plan.name === '水泉社区' && place === 2
  if (unmanned || !name) {
    grid.headId = secretary
    return secretary
  }
  grid.headName = name
  const username = plan.demo && place === 1 ? 'worker' : `w${where}-${place + 1}`
  grid.headId = hire(world, rows, {
    id: id(),
    areaCode: grid.code,
    username,
    name,
    title: '网格长',
    role: 'grid_worker',
  })
  return grid.headId
}

function hireVolunteer({ world, rows, doors }: Making, id: string): void {
  const door = doors.find(({ building }) => building.estate === '一纺小区' && building.name === '3号楼')
  if (!door) return
  const person = {
    id,
    areaCode: door.row.areaCode,
    username: 'volunteer',
    name: '祁占林',
    title: '楼组长',
    role: 'volunteer' as const,
  }
  hire(world, rows, { ...person, buildingId: door.building.id })
}

type Helper = { id?: string; name: string; kind: VisitorKind; language?: string }

const helperKinds = weigh<VisitorKind>([
  ['building_head', 34],
  ['volunteer', 18],
  ['social_worker', 14],
  ['party_member', 12],
  ['seconded', 8],
  ['property', 8],
  ['police', 6],
])

function helpers({ plan, random, grids }: Making): Helper[] {
  if (plan.demo) return [...dongxingVisitors]
  return Array.from({ length: grids.length + random.int(2, 5) }, () => ({
    name: someName(random),
    kind: random.draw(helperKinds),
  }))
}

/** What the first of the demonstration's team can do. */
const abilities: readonly (readonly string[])[] = [
  ['policy', 'consult', 'lead'],
  ['policy', 'service'],
  ['mediator', 'consult'],
  ['service', 'empathy'],
  ['mediator', 'empathy'],
]

/** Elected for the first time: they have somebody to go with. */
const newcomers = new Set(['田小雨', '冶文静'])

/** 走访队伍; a visitor with an account carries its id. Two have left. */
function addVisitors(making: Making, staff: Staff, team: readonly Helper[]): void {
  const { world, plan, rows, random } = making
  const base = (since: number): Pick<RowOf<'visitors'>, 'areaCode' | 'since'> => ({
    areaCode: plan.code,
    since: civil(since),
  })
  for (const [sort, { id, name, kind, language }] of team.entries()) {
    const own = id ?? making.id(moment(world.goLive, 600))
    const languages = language ? [language] : []
    rows.visitors.push({
      ...base(newcomers.has(name) && plan.demo ? world.today - 150 : world.goLive),
      id: own,
      name,
      kind,
      accountId: id ?? null,
      languages,
      competencies: plan.demo && !newcomers.has(name) ? [...(abilities[sort] ?? [])] : [],
      sort,
    })
    staff.visitors.push({ id: own })
  }
  for (let left = 0; left < 2; left += 1) {
    const until = civil(world.period.from - random.int(40, 400))
    rows.visitors.push({
      ...base(world.goLive),
      id: making.id(world.now),
      name: someName(random),
      kind: 'seconded',
      until,
      sort: 90 + left,
    })
  }
}
