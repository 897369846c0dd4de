import { DueIssues } from '@/components/today/due-issues'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import type { Role } from '@/domain/access/roles'
import { monthDay, weekdayText } from '@/domain/calendar/day-text'
import type { Today } from '@/server/visits/today'

type Link = { href: string; label: string; said: string }

/** 今日 of everybody who keeps no files: what was sent to them, or the pages that are theirs. */
export function OwnDoors({ today }: { today: Today }) {
  const links = linksOf(today)
  return (
    <>
      <PageHead title={`${monthDay(today.on)}　${weekdayText(today.on).replace('周', '星期')}`} meta={today.place} />
      {today.sent && (
        <Section title="派给本单位的" meta={`${today.sent.length} 件`} more={{ href: '/issues', label: '全部' }} first>
          {today.sent.length === 0 ? <Empty title="没有要办的" /> : <DueIssues rows={today.sent} now={today.now} />}
        </Section>
      )}
      {links.length > 0 && (
        <Section title="常用" first={!today.sent}>
          <table className="table">
            <caption className="sr">常用</caption>
            <tbody>
              {links.map(({ href, label, said }) => (
                <tr key={href}>
                  <td className="tight">
                    <a href={href}>{label}</a>
                  </td>
                  <td className="soft">{said}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  )
}

function linksOf({ role, buildingId }: Today): Link[] {
  const byRole: Partial<Record<Role, Link[]>> = {
    volunteer: [
      ...(buildingId ? [{ href: `/buildings/${buildingId}`, label: '我的楼', said: '门户图，没有敏感信息' }] : []),
      { href: '/visits/observe', label: '记看到的事', said: '看环境、看三车，写在哪里、看到什么' },
    ],
    auditor: [{ href: '/audit', label: '看审计', said: '谁在何时因何看过、改过' }],
    security_admin: [{ href: '/admin/accounts', label: '账号与权限', said: '建号、停号、重置密码、结束登录' }],
    system_admin: [{ href: '/admin/areas', label: '地区与网格', said: '区、街道、居民区、网格' }],
    department: [{ href: '/reports', label: '看报告', said: '已冻结的民情分析报告' }],
  }
  return byRole[role] ?? []
}
