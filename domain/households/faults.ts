/** 查错: what cannot be right in a file, why it is asked, and where it is put right. `{id}` is the household, `{person}` the resident. */
export const faults = {
  no_head: {
    label: '没有户主',
    why: '有人居住，户主没有定，或已经不在这里',
    fix: '定户主',
    at: '/households/{id}/head',
  },
  two_heads: {
    label: '不止一个户主',
    why: '户主之外还有人的关系写成户主或本人',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  minor_alone: {
    label: '未成年人独住',
    why: '住着的人都不满 16 周岁',
    fix: '加同住的大人',
    at: '/households/{id}/members/new',
  },
  over_110: {
    label: '超过 110 周岁',
    why: '多半是出生日期有误，或已去世没有登记',
    fix: '核出生日期',
    at: '/residents/{person}/edit',
  },
  vacant_lived: {
    label: '空置的房里有人',
    why: '住房记为空置，档案里还有人居住',
    fix: '改居住情况',
    at: '/households/{id}/dwelling',
  },
  lived_empty: {
    label: '有人住的房没有人',
    why: '住房记为有人居住，档案里没有人',
    fix: '改居住情况',
    at: '/households/{id}/dwelling',
  },
  child_older: {
    label: '子女与户主年龄不合',
    why: '记为户主的子女，却不比户主小 12 岁',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  parent_younger: {
    label: '父母与户主年龄不合',
    why: '记为户主的父母，却不比户主大 12 岁',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  grand_apart: {
    label: '祖孙与户主年龄不合',
    why: '与户主隔着一辈，年龄却差不到 24 岁',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  second_spouse: {
    label: '户主的配偶不止一个',
    why: '记为配偶、夫、妻的不止一人',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  young_spouse: {
    label: '配偶年龄不合',
    why: '记为夫妻，户主或配偶却不满 18 周岁',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  ghost_unit: {
    label: '有人住的房没有档案',
    why: '住房记为有人居住，门里没有在册的户',
    fix: '建档',
    at: '/households/new?building={building}',
  },
  same_person: {
    label: '一个人建了两份档',
    why: '同一居民区里，姓名和出生日期或电话都相同',
    fix: '核对并合并',
    at: '/residents/{person}/merge',
  },
  against_sex: {
    label: '关系与性别不合',
    why: '关系说的性别与资料里的不同',
    fix: '改关系',
    at: '/households/{id}/relations',
  },
  id_forced: {
    label: '证件号最后一位对不上',
    why: '登记时写明了证件原号如此，请对照原件再看一次',
    fix: '核证件号',
    at: '/residents/{person}/edit',
  },
} as const
export type Fault = keyof typeof faults

/** What a fault is about: a household, or of `ghost_unit` a dwelling, the building it stands in, and the person. */
export type Faulty = { id: string; building_id: string; resident_id: string | null }

/** Where a fault is put right. */
export function mendingAddress(fault: Fault, { id, building_id, resident_id }: Faulty): string {
  const { at } = faults[fault]
  return at
    .replace('{id}', id)
    .replace('{building}', building_id)
    .replace('{person}', resident_id ?? '')
}

/** Where what a fault is about is read. */
export function faultyAddress(fault: Fault, { id, building_id }: Faulty): string {
  return fault === 'ghost_unit' ? `/buildings/${building_id}` : `/households/${id}`
}

/** Ages by which a file is doubted, in completed years. */
export const doubted = { alone: 16, oldest: 110, apart: 12, grown: 18 } as const
