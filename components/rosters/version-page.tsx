import { rosterHref } from '@/components/rosters/links'
import { dayText, momentText } from '@/components/ui/dates'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import { printSeal } from '@/domain/rosters/versions'
import type { VersionFile } from '@/server/rosters/version-file'

type Props = { version: VersionFile }

/** One version: the lines as they were frozen, and what to hold them against. */
export function VersionPage({ version }: Props) {
  const { id, label, number, where, onDay, today, rows, unit, words, may, whole, seal, lines, next, paged, cleaned } =
    version
  const at = `/rosters/versions/${id}`
  return (
    <>
      <PageHead
        title={`${label} 第 ${number} 版`}
        crumbs={[
          { label: '名册', href: '/rosters' },
          { label: '定版名册', href: '/rosters/versions' },
        ]}
        meta={`${where}　统计时点 ${dayText(onDay, '')}，${momentText(version.knownAt, today)} 以前系统所知`}
        actions={
          <>
            {!cleaned && (
              <>
                <a className="btn" href={`${at}/changes`}>
                  和今天比
                </a>
                <a className="btn" href={`${at}/print`}>
                  打印
                </a>
              </>
            )}
            {may.export && (
              <a className="btn" href={`${at}/export-reason`}>
                导出
              </a>
            )}
          </>
        }
      />
      {version.voidedAt && (
        <Notice kind="overdue" title={`${momentText(version.voidedAt, today)} ${version.voidedByName}作废`}>
          <p>{version.voidReason}。不要再用这一版，请看后面的版本。</p>
        </Notice>
      )}
      {cleaned && (
        <Notice kind="info" title="这一版的名单已按保存期限清理">
          <p>留下的是统计时点、人数和校验码，它和后面几版的先后仍对得上。要看现在的名单，请开今天的名册。</p>
        </Notice>
      )}
      {!whole && (
        <Notice kind="overdue" title="这一版和定版时不一样" role="alert">
          <p>存下的内容对不上校验码，可能被人动过。请不要使用，报街道信息员和审计管理员。</p>
        </Notice>
      )}
      <p>
        <b>{grouped(rows)}</b> {unit}　{cleaned ? '' : `${words.join('，') || '没有条件'}　`}
        {version.monthly ? '月末自动定版' : version.by} {momentText(version.frozenAt, today)} 定版，{version.reason}　
        <span className="meta">
          校验码 <a href={`/verify/${seal}`}>{printSeal(seal)}</a>
        </span>
      </p>
      {!cleaned && <Lines version={version} />}
      <Pager
        total={rows}
        unit={unit}
        previous={paged ? at : undefined}
        next={lines.length > 0 && next !== undefined ? href(at, { after: next }) : undefined}
      />
      <Beside version={version} />
    </>
  )
}

function Lines({ version: { heads, lines, label } }: Props) {
  return (
    <TableScroll label={label}>
      <Listing
        caption={label}
        rows={lines}
        columns={(column) => [
          column('序号', ({ place }) => place, 'tight faint'),
          ...heads.map((head, at) => column(head, ({ cells }) => cells[at], at === 0 ? 'tight' : 'aux')),
        ]}
      />
    </TableScroll>
  )
}

/** The other versions of the same list, each to be held against this one. */
function Beside({ version: { id, beside, today, stated, code, unit, cleaned } }: Props) {
  return (
    <Section
      title="历次定版"
      meta={beside.length === 0 ? '只有这一版' : '点“比较”看两版之间谁来谁走、为什么'}
      more={{ href: rosterHref({ ...(stated as Record<string, string>), code }), label: '看今天的名册' }}
    >
      {beside.length > 0 && (
        <table className="table stack">
          <caption className="sr">历次定版</caption>
          <tbody className="lines">
            {beside.map((one) => (
              <tr key={one.id}>
                <td className="tight">
                  <a href={`/rosters/versions/${one.id}`}>第 {one.number} 版</a>
                </td>
                <td className="aux">{dayText(one.onDay, today)}</td>
                <td className="num nowrap">
                  {grouped(one.rows)} {unit}
                </td>
                <td className="aux">{one.voidedAt ? '已作废' : one.reason}</td>
                <td>{!cleaned && <a href={href(`/rosters/versions/${id}/changes`, { against: one.id })}>比较</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
