/** 角色, design §8. Every account has exactly one. */
export const roles = {
  street_cadre: '街道干部',
  department: '部门',
  secretary: '居民区书记',
  grid_worker: '网格长',
  volunteer: '志愿者',
  property_manager: '物业',
  district_viewer: '区级',
  auditor: '审计管理员',
  security_admin: '安全管理员',
  system_admin: '系统管理员',
} as const
export type Role = keyof typeof roles

/** Every act a person may be allowed, with the words an administrator reads. */
export const permissions = {
  'own.read': '用本系统',
  'dashboard.read': '看面板',
  'household.read': '看家庭档案',
  'household.edit': '改家庭档案',
  'resident.read': '看居民',
  'resident.edit': '改居民',
  'resident.reveal': '查看证件号和电话',
  'resident.transfer': '跨居民区转移',
  'tag.read': '看标签字典',
  'colour.manage': '定颜色规则',
  'form.read': '看减负登记',
  'form.edit': '登记报表',
  'door.read': '看门户图',
  'visit.read': '看走访',
  'visit.record': '记走访',
  'observation.record': '记民情',
  'visitor.edit': '改走访队伍',
  'issue.read': '看诉求',
  'issue.report': '登记诉求',
  'issue.dispatch': '派单',
  'issue.handle': '办理诉求',
  'issue.reply': '答复居民',
  'issue.follow_up': '回访',
  'issue.close': '归档',
  'issue.supervise': '督办',
  'roster.read': '看名册',
  'roster.export': '导出名册',
  'roster.approve': '批准导出',
  'figure.read': '看指标',
  'report.read': '看报告',
  'report.write': '编报告',
  'report.freeze': '冻结报告',
  'import.run': '导入表格',
  'audit.read': '看审计',
  'account.read': '看账号',
  'account.manage': '管账号',
  'area.read': '看地区',
  'area.manage': '管地区',
} as const
export type Permission = keyof typeof permissions

const reading: Permission[] = ['own.read', 'dashboard.read', 'figure.read', 'report.read']
const files: Permission[] = [
  'household.read',
  'resident.read',
  'door.read',
  'visit.read',
  'issue.read',
  'roster.read',
  'tag.read',
  'form.read',
]
const fieldWork: Permission[] = [
  'household.edit',
  'resident.edit',
  'resident.reveal',
  'visit.record',
  'observation.record',
  'issue.report',
  'issue.handle',
  'issue.reply',
  'issue.follow_up',
]

/** The one permission table: role → what it may do. Pages, actions, exports and the matrix test read it. */
export const granted: Record<Role, ReadonlySet<Permission>> = {
  street_cadre: new Set([
    ...reading,
    ...files,
    'roster.export',
    'roster.approve',
    'issue.supervise',
    'report.write',
    'report.freeze',
    'colour.manage',
  ]),
  department: new Set<Permission>(['own.read', 'issue.read', 'issue.handle', 'report.read']),
  secretary: new Set([
    ...reading,
    ...files,
    ...fieldWork,
    'resident.transfer',
    'form.edit',
    'visitor.edit',
    'issue.dispatch',
    'issue.close',
    'roster.export',
    'roster.approve',
    'report.write',
    'report.freeze',
    'import.run',
    'account.read',
    'area.read',
  ]),
  grid_worker: new Set([...reading, ...files, ...fieldWork]),
  volunteer: new Set<Permission>(['own.read', 'door.read', 'observation.record']),
  property_manager: new Set<Permission>(['own.read', 'issue.read', 'issue.handle']),
  district_viewer: new Set(reading),
  auditor: new Set<Permission>(['own.read', 'audit.read']),
  security_admin: new Set<Permission>(['own.read', 'account.read', 'account.manage', 'area.read']),
  system_admin: new Set<Permission>(['own.read', 'area.read', 'area.manage']),
}

/** Roles that may see rows about residents at all; the others never do, whatever the page (三员分立). */
export const seesPeople: ReadonlySet<Role> = new Set(['street_cadre', 'secretary', 'grid_worker'])
