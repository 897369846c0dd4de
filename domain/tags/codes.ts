/** Whom a tag is about. */
export type TagAbout = 'resident' | 'household'

/** Where a tag comes from: derived by rule, granted as a benefit with evidence, or set by hand. */
export type TagSource = 'rule' | 'benefit' | 'hand'

/** 标签来源, as the dictionary says it. */
export const tagSources = { rule: '规则推算', benefit: '政策批准', hand: '人工添加' } as const

/** 关于谁: a person, or all who live together. */
export const tagAbouts = { resident: '人', household: '户' } as const

/** 待确认: what follows from the files and somebody still has to say yes or no to, because files do not see everything. */
export const answerableSigns = { living_alone: '独居', elders_only: '纯老家庭', class: '类别' } as const
export type AnswerableSign = keyof typeof answerableSigns

/** 核实的回答. */
export const signAnswers = { yes: '是', no: '不是' } as const
export type SignAnswer = keyof typeof signAnswers

/** A tag; `reviewMonths` is how long it stands before somebody has to look again. */
export type Tag = {
  label: string
  about: TagAbout
  source: TagSource
  sensitive: boolean
  reviewMonths?: number
  aliases?: readonly string[]
  detail?: 'disability' | 'preferential'
}

/** The tag dictionary. Sensitive follows GB/T 45574-2025: health, disability, faith, minors, special identity. */
export const tags = {
  advanced_age: {
    label: '高龄',
    about: 'resident',
    source: 'rule',
    sensitive: false,
    aliases: ['高龄老人', '高龄老年人'],
  },
  centenarian: {
    label: '百岁老人',
    about: 'resident',
    source: 'rule',
    sensitive: false,
    aliases: ['百岁', '百岁寿星'],
  },
  living_alone: {
    label: '独居',
    about: 'resident',
    source: 'rule',
    sensitive: false,
    reviewMonths: 6,
    aliases: ['独居老人', '独居老年人', '单独居住'],
  },
  lonely_elder: {
    label: '孤老',
    about: 'resident',
    source: 'hand',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['孤寡老人', '孤寡', '五保老人'],
  },
  elders_only: {
    label: '纯老家庭',
    about: 'household',
    source: 'rule',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['纯老', '纯老户', '纯老人家庭'],
  },
  empty_nest: {
    label: '空巢',
    about: 'household',
    source: 'hand',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['空巢老人', '空巢家庭'],
  },
  disabled_elder: {
    label: '失能',
    about: 'resident',
    source: 'hand',
    sensitive: true,
    reviewMonths: 6,
    aliases: ['失能老人', '完全失能'],
  },
  half_disabled_elder: {
    label: '半失能',
    about: 'resident',
    source: 'hand',
    sensitive: true,
    reviewMonths: 6,
    aliases: ['半失能老人', '部分失能'],
  },
  dementia: {
    label: '失智',
    about: 'resident',
    source: 'hand',
    sensitive: true,
    reviewMonths: 6,
    aliases: ['失智老人', '认知症', '认知障碍', '老年痴呆'],
  },
  minimum_living: {
    label: '低保',
    about: 'household',
    source: 'benefit',
    sensitive: false,
    reviewMonths: 6,
    aliases: ['低保户', '低保家庭', '低保对象', '最低生活保障', '享受低保'],
  },
  low_income_edge: {
    label: '低保边缘',
    about: 'household',
    source: 'benefit',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['低保边缘户', '低保边缘家庭', '低边', '低收入'],
  },
  destitute: {
    label: '特困',
    about: 'household',
    source: 'benefit',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['特困人员', '特困供养', '五保', '五保户'],
  },
  temporary_relief: { label: '临时救助', about: 'resident', source: 'benefit', sensitive: false, reviewMonths: 6 },
  heavy_expenses: {
    label: '刚性支出困难',
    about: 'household',
    source: 'benefit',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['支出型贫困', '支出型困难'],
  },
  disability: {
    label: '残疾',
    about: 'resident',
    source: 'benefit',
    sensitive: true,
    reviewMonths: 60,
    aliases: ['残疾人', '持证残疾人'],
    detail: 'disability',
  },
  serious_illness: {
    label: '重病',
    about: 'resident',
    source: 'hand',
    sensitive: true,
    reviewMonths: 12,
    aliases: ['大病', '重大疾病', '重疾', '患大病'],
  },
  preferential: {
    label: '优抚',
    about: 'resident',
    source: 'benefit',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['优抚对象', '重点优抚'],
    detail: 'preferential',
  },
  veteran: {
    label: '退役军人',
    about: 'resident',
    source: 'hand',
    sensitive: false,
    aliases: ['退伍军人', '复员军人', '转业军人', '退役士兵'],
  },
  martyr_family: {
    label: '烈属',
    about: 'resident',
    source: 'benefit',
    sensitive: false,
    aliases: ['烈士遗属', '烈士家属', '三属'],
  },
  military_family: {
    label: '现役军属',
    about: 'household',
    source: 'hand',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['军属', '军人家属', '现役军人家属', '军烈属'],
  },
  preferential_card: {
    label: '双拥优待证',
    about: 'resident',
    source: 'benefit',
    sensitive: false,
    aliases: ['优待证', '持优待证'],
  },
  lost_only_child: {
    label: '失独',
    about: 'household',
    source: 'benefit',
    sensitive: true,
    reviewMonths: 12,
    aliases: ['失独家庭', '失独老人', '计划生育特殊家庭', '计生特殊家庭', '计生特扶'],
  },
  unemployed: {
    label: '失业',
    about: 'resident',
    source: 'hand',
    sensitive: false,
    reviewMonths: 6,
    aliases: ['失业人员', '登记失业', '无业'],
  },
  child_in_need: {
    label: '困境儿童',
    about: 'resident',
    source: 'benefit',
    sensitive: true,
    reviewMonths: 6,
    aliases: ['困境未成年人'],
  },
  orphan: { label: '孤儿', about: 'resident', source: 'benefit', sensitive: true, reviewMonths: 12 },
  unsupported_child: {
    label: '事实无人抚养儿童',
    about: 'resident',
    source: 'benefit',
    sensitive: true,
    reviewMonths: 6,
    aliases: ['事实无人抚养'],
  },
  left_behind_child: { label: '留守儿童', about: 'resident', source: 'hand', sensitive: true, reviewMonths: 12 },
  single_parent: {
    label: '单亲家庭',
    about: 'household',
    source: 'hand',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['单亲'],
  },
  rented: {
    label: '出租户',
    about: 'household',
    source: 'hand',
    sensitive: false,
    reviewMonths: 6,
    aliases: ['出租屋', '租户', '租住户', '出租房'],
  },
  shop: {
    label: '商户',
    about: 'household',
    source: 'hand',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['沿街商户', '商铺', '个体户', '个体工商户'],
  },
  key_person: {
    label: '重点人群',
    about: 'resident',
    source: 'hand',
    sensitive: true,
    reviewMonths: 3,
    aliases: ['重点人员', '重点对象', '重点关注', '重点关注人员', '特殊人群'],
  },
  hardship_family: {
    label: '特殊困难家庭',
    about: 'household',
    source: 'hand',
    sensitive: false,
    reviewMonths: 6,
    aliases: ['困难家庭', '困难户', '特困家庭', '特殊家庭', '困难群众', '生活困难'],
  },
  party_member: {
    label: '党员',
    about: 'resident',
    source: 'rule',
    sensitive: false,
    aliases: ['中共党员', '在册党员', '在职党员'],
  },
  volunteer: {
    label: '志愿者',
    about: 'resident',
    source: 'hand',
    sensitive: false,
    reviewMonths: 12,
    aliases: ['社区志愿者', '楼组长志愿者'],
  },
} as const satisfies Record<string, Tag>

export type TagCode = keyof typeof tags

/** 中文 by code, the form the database check is made from. */
export const tagLabels = Object.fromEntries(Object.entries(tags).map(([code, { label }]) => [code, label])) as {
  readonly [Code in TagCode]: string
}
