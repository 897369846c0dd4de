import type { BuildingPlan } from '@/db/seed/estates'
import type { FamilyKind, MemberPlan } from '@/db/seed/family-kinds'
import type { VisitorKind } from '@/domain/visits/codes'

/** 东兴社区 is drawn by hand, so that the demonstration shows the same doors on every machine. */
export function dongxingBuildings(): BuildingPlan[] {
  const rows = [
    {
      estate: '一纺小区',
      count: 11,
      units: 3,
      floors: 6,
      rooms: 3,
      builtYear: 1984,
      lifts: 0,
      grids: [2, 6, 11],
      first: 0,
    },
    {
      estate: '馨锦苑',
      count: 16,
      units: 2,
      floors: 12,
      rooms: 4,
      builtYear: 2006,
      lifts: 2,
      grids: [8, 16],
      first: 3,
    },
    {
      estate: '东府花园',
      count: 20,
      units: 2,
      floors: 17,
      rooms: 4,
      builtYear: 2014,
      lifts: 4,
      grids: [12, 20],
      first: 5,
    },
  ]
  const homes = rows.flatMap(({ estate, count, grids, first, ...shape }) =>
    Array.from({ length: count }, (_, index) => ({
      ...shape,
      estate,
      name: `${index + 1}号楼`,
      grid: first + grids.findIndex((last) => index < last),
      shops: false,
    })),
  )
  const shops = { units: 1, floors: 1, rooms: 86, builtYear: 2014, lifts: 0, grid: 6, shops: true }
  return [...homes, { estate: '东府花园', name: '沿街商铺', ...shops }]
}

export const dongxingGridHeads = ['李国强', '赵晓梅', '马慧', '陈志远', '张建平', '孙丽', '杨帆'] as const

/** 走访队伍 of 26; the secretary and the seven grid heads stand in it by their accounts. */
export const dongxingVisitors: readonly { name: string; kind: VisitorKind; language?: string }[] = [
  { name: '郭玉珍', kind: 'committee' },
  { name: '韩海林', kind: 'committee' },
  { name: '田小雨', kind: 'social_worker' },
  { name: '冶文静', kind: 'social_worker' },
  { name: '许建华', kind: 'seconded' },
  { name: '罗晓东', kind: 'seconded' },
  { name: '梁永军', kind: 'police' },
  { name: '祁占林', kind: 'building_head' },
  { name: '陶桂芳', kind: 'building_head' },
  { name: '谢国安', kind: 'building_head' },
  { name: '穆兰英', kind: 'building_head' },
  { name: '宋志强', kind: 'building_head' },
  { name: '岳红霞', kind: 'party_member' },
  { name: '简文博', kind: 'party_member' },
  { name: '王磊', kind: 'property' },
  { name: '卓玛', kind: 'volunteer', language: '藏语' },
  { name: '贺春燕', kind: 'volunteer' },
  { name: '李医师', kind: 'partner' },
]

/** A household the pictures of the demonstration name: its door, its people, how it wants to be met. */
export type CastFamily = {
  door: string
  kind: FamilyKind
  names: readonly (readonly [string, string])[]
  members: readonly MemberPlan[]
  rented?: boolean
  fromYear?: number
  contactClass?: 'A' | 'C'
  channel?: 'phone' | 'wechat'
  hours?: string
  /** Days after the day of the data on which the member of that place has a birthday. */
  birthdayIn?: number
  birthdayOf?: number
}

const man = (relation: MemberPlan['relation'], age: number): MemberPlan => ({ relation, sex: '1', age, line: 'own' })
const woman = (relation: MemberPlan['relation'], age: number): MemberPlan => ({ relation, sex: '2', age, line: 'own' })

export const maFamilyDoor = '一纺小区 3号楼 2单元 501'

export const dongxingCast: readonly CastFamily[] = [
  {
    door: maFamilyDoor,
    kind: 'elder_couple',
    names: [
      ['马', '文祥'],
      ['王', '秀兰'],
    ],
    members: [man('02', 84), woman('12', 81)],
    fromYear: 1998,
    contactClass: 'C',
    hours: '上午 9—11 点',
  },
  {
    door: '馨锦苑 7号楼 1单元 302',
    kind: 'single_parent',
    names: [
      ['刘', '玉芬'],
      ['刘', '思琪'],
    ],
    members: [woman('02', 46), woman('30', 17)],
    rented: true,
  },
  {
    door: '东府花园 12号楼 2单元 1103',
    kind: 'couple_grown_child',
    names: [
      ['何', '建国'],
      ['张', '丽华'],
      ['何', '晓宇'],
    ],
    members: [man('02', 57), woman('12', 55), man('20', 28)],
  },
  {
    door: '一纺小区 5号楼 1单元 202',
    kind: 'three_generations',
    names: [
      ['陈', '永年'],
      ['罗', '秀珍'],
    ],
    members: [man('02', 71), woman('52', 99)],
    contactClass: 'C',
    birthdayIn: 11,
    birthdayOf: 1,
  },
  {
    door: '馨锦苑 11号楼 2单元 902',
    kind: 'single',
    names: [['吴', '倩']],
    members: [woman('02', 33)],
    contactClass: 'A',
    channel: 'phone',
    hours: '16—18 点',
  },
  {
    door: '东府花园 6号楼 1单元 1501',
    kind: 'young_couple',
    names: [
      ['丁', '浩'],
      ['赵', '婷婷'],
    ],
    members: [man('02', 32), woman('12', 31)],
  },
  {
    door: '一纺小区 1号楼 3单元 102',
    kind: 'elder_alone',
    names: [['张', '桂英']],
    members: [woman('02', 89)],
    contactClass: 'C',
    birthdayIn: 1,
    birthdayOf: 0,
  },
  {
    door: '馨锦苑 9号楼 1单元 401',
    kind: 'elder_couple',
    names: [
      ['李', '德厚'],
      ['周', '玉兰'],
    ],
    members: [man('02', 79), woman('12', 76)],
    birthdayIn: 3,
    birthdayOf: 0,
  },
]
