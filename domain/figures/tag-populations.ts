import type { Population } from '@/domain/figures/population'

const guarantees = {
  label: '保障',
  parts: {
    destitute: '特困',
    minimum_living: '低保',
    low_income_edge: '低保边缘',
    heavy_expenses: '刚性支出困难',
  },
} as const

const answer = (label: string) => ({ label, parts: { yes: '是', no: '否', none: '未核实' } }) as const

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
    definition: '期内开始享受特困、低保、低保边缘、刚性支出困难的户；一户期内有两项的，各计一次。',
    ways: {
      code: guarantees,
    },
  },
  benefit_person: {
    label: '新纳入保障人口',
    unit: '人',
    subject: 'resident',
    time: 'within',
    definition: '期内新纳入保障的家庭里写明纳入的、统计时点仍在实有人口中的人；没有写明的按全户。',
    ways: {
      code: guarantees,
    },
  },
  guaranteed_household: {
    label: '在享保障家庭',
    unit: '户',
    subject: 'tag',
    time: 'on',
    definition: '统计时点享受特困、低保、低保边缘、刚性支出困难的在册户；一户有两项的，只计靠前的一项。',
    ways: { code: guarantees },
  },
  guaranteed_person: {
    label: '在享保障人口',
    unit: '人',
    subject: 'resident',
    time: 'on',
    definition: '在享保障家庭里写明纳入的实有人口；没有写明的按全户。一人只计一次，有两项的只计靠前的一项。',
    ways: { code: guarantees },
  },
  answered: {
    label: '政策问答',
    unit: '人',
    subject: 'resident',
    time: 'on',
    definition: '实有人口按某项政策身份分：有标签的是，问过不是的否，没有问过的未核实；说过否以后又有标签的按标签。',
    ways: {
      minimum_living: answer('低保'),
      disability: answer('残疾'),
      preferential: answer('优抚'),
      unemployed: answer('失业'),
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
