import type { Population } from '@/domain/figures/population'

const guarantees = {
  label: '保障',
  parts: { minimum_living: '低保', low_income_edge: '低保边缘', destitute: '特困' },
} as const

/** Lists kept by tag, and help granted: households, people and occasions are counted apart. */
export const tagPopulations = {
  key_person: {
    label: '重点人群',
    unit: '人',
    subject: 'tag',
    time: 'on',
    definition: '统计时点标为重点人群的人。',
    ways: {},
  },
  key_person_in: {
    label: '重点人群新增',
    unit: '人',
    subject: 'tag',
    time: 'within',
    definition: '期内开始标为重点人群的人。',
    ways: {},
  },
  key_person_out: {
    label: '重点人群减少',
    unit: '人',
    subject: 'tag',
    time: 'within',
    definition: '期内不再标为重点人群的人。',
    ways: {},
  },
  hardship: {
    label: '特殊困难家庭',
    unit: '户',
    subject: 'tag',
    time: 'on',
    definition: '统计时点标为特殊困难家庭的户。',
    ways: {},
  },
  benefit_household: {
    label: '新纳入保障家庭',
    unit: '户',
    subject: 'tag',
    time: 'within',
    definition: '期内开始享受低保、低保边缘、特困的户。',
    ways: {
      code: guarantees,
    },
  },
  benefit_person: {
    label: '新纳入保障人口',
    unit: '人',
    subject: 'resident',
    time: 'within',
    definition: '期内新纳入保障的家庭在统计时点的实有人口。',
    ways: {
      code: guarantees,
    },
  },
  relief: {
    label: '临时救助',
    unit: '人次',
    subject: 'tag',
    time: 'within',
    definition: '期内给予的临时救助，每人每次计一人次。',
    ways: {},
  },
} as const satisfies Record<string, Population>
