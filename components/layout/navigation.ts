import type { NavItem, NavList } from '@/components/layout/portal-frame'
import type { Frame } from '@/server/areas/frame'

type Part = NavItem & { open: boolean; under: RegExp }

/** The parts of the house a person may enter, by task; counts stand where something waits. */
export function navigationOf({ may, counts, areaCode }: Frame): NavItem[] {
  return partsOf(may, counts, areaCode)
    .filter(({ open }) => open)
    .map(({ open: _open, under: _under, ...item }) => item)
}

/** Which part a path belongs to. */
export function partOf(frame: Frame, path: string): string {
  return partsOf(frame.may, frame.counts, frame.areaCode).find(({ under }) => under.test(path))?.key ?? ''
}

/** Ready-made lists at the side, for those who work with files. */
export function listsOf({ may }: Frame): NavList[] {
  if (!may.households) return []
  return [
    { href: '/households?class=C', label: 'C 类重点' },
    { href: '/households?tag=living_alone', label: '独居老人' },
    { href: '/households?colour=red', label: '红色户' },
    { href: '/issues?list=overdue', label: '逾期诉求' },
  ]
}

const rosterPages = /^\/(rosters|deliveries|exports)/

function partsOf(may: Frame['may'], counts: Frame['counts'], areaCode: number): Part[] {
  const late = (counts?.overdue ?? 0) + (counts?.promises ?? 0)
  const own = `/areas/${areaCode}`
  const desk = may.visits && may.imports
  return [
    {
      key: 'today',
      href: '/',
      label: '今日',
      icon: 'today',
      open: may.today || !may.dashboards,
      under: /^\/($|\?|promises)/,
      ...(late > 0 ? { count: late, over: true } : {}),
    },
    { key: 'dashboard', href: own, label: '面板', icon: 'analysis', open: may.dashboards, under: /^\/(areas|figures)/ },
    {
      key: 'households',
      href: '/households',
      label: '家庭档案',
      short: '档案',
      icon: 'households',
      open: may.households,
      under: /^\/(households|residents|buildings|search|tags)/,
    },
    {
      key: 'doors',
      href: '/buildings',
      label: '门户图',
      icon: 'households',
      open: may.doors && !may.households,
      under: /^\/buildings/,
    },
    { key: 'visits', href: '/visits', label: '走访', icon: 'visits', open: may.visits, under: /^\/(visits|campaigns)/ },
    {
      key: 'issues',
      href: '/issues',
      label: '诉求',
      icon: 'issues',
      open: may.issues,
      under: /^\/issues/,
      ...(counts ? { count: counts.open } : {}),
    },
    { key: 'rosters', href: '/rosters', label: '名册', icon: 'rosters', open: may.rosters, under: rosterPages },
    {
      key: 'reports',
      href: '/reports',
      label: '分析报告',
      short: '分析',
      icon: 'analysis',
      open: may.reports,
      under: /^\/(reports|burden)/,
    },
    { key: 'audit', href: '/audit', label: '审计', icon: 'rosters', open: may.audit, under: /^\/audit/ },
    {
      key: 'manage',
      href: desk ? '/imports' : '/admin',
      label: desk ? '导入' : '管理',
      icon: 'manage',
      open: desk || may.accounts || may.areas,
      under: /^\/(imports|admin)/,
    },
  ]
}
