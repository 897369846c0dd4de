/** 诉求来源 (features §4.2 三). */
export const issueSources = {
  visit: '走访',
  reception: '接待',
  hotline: '热线',
  group_chat: '居民群',
  hotline_12345: '12345转办',
  inspection: '自查',
  suggestion: '建议征集',
  resident_page: '居民自报',
} as const
export type IssueSource = keyof typeof issueSources

/** Sources through which we found the matter ourselves, before anybody complained (未诉先办). */
export const foundByUs: readonly IssueSource[] = ['visit', 'inspection']

export const issueKinds = {
  enquiry: '咨询',
  help: '求助',
  complaint: '投诉',
  suggestion: '建议',
  report: '举报',
  praise: '表扬',
} as const
export type IssueKind = keyof typeof issueKinds

/** 等级: 较急 24 hours of wall clock, 一般 answer within 3 and done within 5 working days (seed row 59). */
export const issueGrades = { urgent: '较急', normal: '一般' } as const
export type IssueGrade = keyof typeof issueGrades

/** 办理方式 (seed row 60). */
export const issueRoutes = { self: '社区自办', transfer: '部门转办', whistle: '吹哨报到' } as const
export type IssueRoute = keyof typeof issueRoutes

/** 一级分类, seeded with the kinds the press names (seed row 107). */
export const issueCategories = {
  facilities: '设施维修',
  environment: '环境卫生',
  parking: '停车与充电',
  neighbours: '邻里关系',
  property: '物业服务',
  safety: '安全隐患',
  welfare: '政策帮扶',
  elderly: '养老服务',
  children: '托育与教育',
  culture: '文体活动',
  other: '其他',
} as const
export type IssueCategory = keyof typeof issueCategories

/** 二级分类; the first letters name the level above. */
export const issueSubcategories = {
  facilities_pipe: '管道堵漏',
  facilities_lighting: '楼道照明',
  facilities_lift: '电梯',
  facilities_heating: '供暖',
  facilities_fitness: '健身器材',
  facilities_handrail: '扶手护栏',
  environment_litter: '楼道脏乱',
  environment_stacking: '楼道堆物',
  environment_greenbelt: '绿化带堆物',
  environment_rubbish: '垃圾清运',
  environment_stray: '流浪动物',
  parking_disorder: '乱停车',
  parking_charging: '充电桩',
  parking_bicycle: '电动自行车',
  neighbours_noise: '装修噪音',
  neighbours_dog: '养狗扰民',
  neighbours_dispute: '邻里纠纷',
  property_fee: '物业收费',
  property_attitude: '物业服务态度',
  safety_falling: '高空抛物',
  safety_fire: '消防通道',
  safety_manhole: '井盖',
  safety_gas: '燃气',
  welfare_minimum: '低保救助',
  welfare_insurance: '医保社保',
  welfare_permit: '居住证',
  welfare_job: '就业',
  elderly_meal: '助餐',
  elderly_care: '照护',
  elderly_allowance: '高龄津贴',
  children_care: '托管',
  children_school: '入学',
  culture_activity: '活动组织',
  other_other: '其他事项',
} as const
export type IssueSubcategory = keyof typeof issueSubcategories

export function categoryOf(subcategory: IssueSubcategory): IssueCategory {
  return subcategory.slice(0, subcategory.indexOf('_')) as IssueCategory
}

/** 评单结果 (features §4.12). */
export const ratings = { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意', unrated: '未评价' } as const
export type Rating = keyof typeof ratings

/** 差评原因: a 差评 without one cannot be filed (seed row 66). */
export const dissatisfactionCauses = {
  slow: '办得慢',
  unsolved: '没解决',
  partial: '解决一部分',
  attitude: '态度不好',
  no_reply: '没有回音',
  beyond_power: '政策所限',
  other: '其他',
} as const
export type DissatisfactionCause = keyof typeof dissatisfactionCauses

export const replyModes = { door: '上门', phone: '电话', message: '信息', posted: '张贴' } as const
export type ReplyMode = keyof typeof replyModes

/** 挂起原因: printed wherever the clock shows (design §5). */
export const pauseReasons = {
  project: '等项目',
  funding: '等资金',
  weather: '等天气',
  resident: '等居民',
  material: '等配件',
  department: '等部门',
} as const
export type PauseReason = keyof typeof pauseReasons

/** 督办: red never falls back to yellow (features §4.8). */
export const supervisionLevels = { plain: '普通督办', yellow: '黄牌', red: '红牌' } as const
export type SupervisionLevel = keyof typeof supervisionLevels

/** 承办单位 a matter can be sent to. */
export const units = {
  housing: '房屋管理科',
  urban: '城市管理科',
  civil_affairs: '民政科',
  culture: '文体旅游科',
  police: '派出所',
  traffic: '交警中队',
  fire: '消防救援站',
  drainage: '排水所',
  gardens: '园林所',
  market: '市场监管所',
  health: '卫生服务中心',
  property_co: '物业公司',
} as const
export type UnitCode = keyof typeof units
