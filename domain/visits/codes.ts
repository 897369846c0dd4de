/** 走访方式: online and phone contact count apart from the door (seed row 24). */
export const visitModes = { door: '上门', phone: '电话', online: '线上' } as const
export type VisitMode = keyof typeof visitModes

/** 走访结果, the door-outcome scale (seed row 45). */
export const visitOutcomes = {
  met: '见到',
  half_open: '半开门',
  not_home: '未遇',
  declined: '拒访',
  rescheduled: '改约',
  vacant: '空置',
  moved: '搬离',
} as const
export type VisitOutcome = keyof typeof visitOutcomes

/** 有效联系: only these outcomes count as contact; 未遇 never does (rates, features §4.11). */
export const effectiveOutcomes: readonly VisitOutcome[] = ['met', 'half_open']

/** 六个一, asked on the first visit only (seed row 38). */
export const firstVisitTasks = {
  identity: '亮一个身份',
  service: '送一份服务',
  situation: '知一家情况',
  publicity: '做一次宣传',
  needs: '问一声需求',
  talents: '挖一批能人',
} as const
export type FirstVisitTask = keyof typeof firstVisitTasks

export const observationKinds = {
  request: '诉求',
  mood: '思想动态',
  change: '家庭变化',
  hazard: '安全隐患',
  suggestion: '建议',
  talent: '能人线索',
  praise: '表扬',
  environment: '环境观察',
} as const
export type ObservationKind = keyof typeof observationKinds

/** 三车: what drove up, seen from outside (seed row 47). */
export const vehicles = { ambulance: '120 救护车', police: '110 警车', removal: '搬家车' } as const
export type Vehicle = keyof typeof vehicles

/** 隐患排查: which thing is not as it should be (seed row 53). */
export const hazards = {
  fire: '消防设施',
  manhole: '井盖',
  railing: '河道护栏',
  gas: '燃气管线',
  charging: '充电线路',
  other: '其他隐患',
} as const
export type Hazard = keyof typeof hazards

/** 走访人员类别, with or without an account (seed row 3). */
export const visitorKinds = {
  committee: '居委干部',
  social_worker: '社工',
  grid_worker: '网格员',
  seconded: '下沉干部',
  police: '社区民警',
  building_head: '楼栋长',
  party_member: '在职党员',
  property: '物业人员',
  volunteer: '志愿者',
  partner: '共建单位',
  deputy: '两代表一委员',
} as const
export type VisitorKind = keyof typeof visitorKinds

export const materials = {
  contact_card: '走访联系卡',
  service_card: '零距离服务卡',
  service_list: '服务清单',
  fraud_leaflet: '反诈宣传单',
  insurance_leaflet: '医保宣传单',
  safety_leaflet: '消防宣传单',
  gift: '慰问品',
} as const
export type Material = keyof typeof materials

/** 处置 of a request at the door: answered at once it stays a note, else it becomes a matter (seed row 61). */
export const dispositions = { answered: '当场答复', meeting: '带回例会', escalate: '上报' } as const
export type Disposition = keyof typeof dispositions

/** 走访频次的对象: what a cadence rule speaks of. */
export const cadenceAbouts = { colour: '颜色', class: '类别', tag: '标签', all: '全部户' } as const
export type CadenceAbout = keyof typeof cadenceAbouts

/** 时段: the part of a day an appointment lies in, and in which somebody can come. */
export const dayParts = { morning: '上午', afternoon: '下午', evening: '晚上' } as const
export type DayPart = keyof typeof dayParts

/** 专项走访的进展. */
export const campaignStates = { running: '进行中', closed: '已收官' } as const
export type CampaignState = keyof typeof campaignStates

/** 联系情况: every target household of a campaign stands in exactly one of these. */
export const campaignParts = { door: '上门见到', distant: '电话、线上', missed: '未遇', none: '未联系' } as const
export type CampaignPart = keyof typeof campaignParts
