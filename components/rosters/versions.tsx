import { dayOf, dayText, momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import { keepMonthlyAction } from '@/server/rosters/actions'
import type { VersionList } from '@/server/rosters/version-list'

type Props = { list: VersionList }

/** 定版名册: what was frozen, newest first, and which lists the end of a month freezes by itself. */
export function Versions({ list }: Props) {
  const { versions, label, query, next } = list
  return (
    <>
      <PageHead
        title={label ? `${label}的定版` : '定版名册'}
        crumbs={[
          { label: '名册', href: '/rosters' },
          ...(label ? [{ label: '定版名册', href: '/rosters/versions' }] : []),
        ]}
        meta="定下来的名单不再变，打印、导出都是那天的样子。"
        actions={
          label && (
            <a className="btn" href={`/rosters/${query.code}/freeze`}>
              定一版
            </a>
          )
        }
      />
      {query.code && <Monthly list={list} code={query.code} />}
      {versions.length === 0 ? (
        <Empty title="还没有定过版">在名册页选好哪一天，按“定版”。</Empty>
      ) : (
        <Lines list={list} />
      )}
      {next && (
        <p>
          <a className="btn" href={href('/rosters/versions', { code: query.code, after: next })}>
            更早的
          </a>
        </p>
      )}
      {!query.code && <Closings list={list} />}
    </>
  )
}

function Lines({ list: { versions, today } }: Props) {
  return (
    <TableScroll label="定版名册">
      <Listing
        caption="定版名册"
        rows={versions}
        columns={(column, numbers) => [
          column('名册', ({ id, label, number, where, voidedAt, voidReason }) => (
            <>
              <a href={`/rosters/versions/${id}`}>
                {label} 第 {number} 版
              </a>
              <span className="sub">
                {where}
                {voidedAt && `　已作废：${voidReason}`}
              </span>
            </>
          )),
          column('统计时点', ({ onDay }) => dayText(onDay, today), 'tight'),
          numbers('人户数', ({ rows, unit }) => `${grouped(rows)} ${unit}`, 'nowrap'),
          column('做什么用', ({ reason }) => reason, 'aux'),
          column(
            '谁定的',
            ({ monthly, by, frozenAt }) => `${monthly ? '自动' : (by ?? '')}　${momentText(frozenAt, today)}`,
            'aux faint',
          ),
        ]}
      />
    </TableScroll>
  )
}

/** Whether the end of a month freezes a ready-made list, and the one thing that changes it. */
function Monthly({ list: { closings, may, today }, code }: Props & { code: string }) {
  const kept = closings.find((closing) => closing.own && closing.code === code)
  return (
    <Section title="按月定版" first>
      <ActionForm action={keepMonthlyAction}>
        <HiddenField name="code" value={code} />
        <HiddenField name="keep" value={kept ? 'no' : 'yes'} />
        <p>
          {kept
            ? `从 ${dayText(kept.fromOn, today)} 那个月起，每月过完自动定一版，名单是月末当天 24 时系统所知。${kept.setByName}设的。`
            : '没有按月定版。设了以后，每月过完自动定一版，名单是月末当天 24 时系统所知。'}
        </p>
        {may.keep && (
          <div className="field actions">
            <SubmitButton kind="plain">{kept ? '不再按月定版' : '按月定版'}</SubmitButton>
          </div>
        )}
      </ActionForm>
      {kept && kept.missed > 0 && (
        <ActionForm action={keepMonthlyAction}>
          <HiddenField name="code" value={code} />
          <HiddenField name="keep" value="take" />
          <Notice kind="overdue" title={`${kept.missed} 个月没有自动定版`}>
            <p>{kept.setByName}的账号可能停用了或换了地区。接过来以后，漏下的月份会按月末当时所知补定。</p>
            {may.keep && <SubmitButton kind="plain">由我接着定</SubmitButton>}
          </Notice>
        </ActionForm>
      )}
    </Section>
  )
}

function Closings({ list: { closings, today } }: Props) {
  return (
    <Section title="按月定版的名册" meta={closings.length === 0 ? '没有。在名册页点“历次定版”里设' : undefined}>
      {closings.length > 0 && (
        <table className="table">
          <caption className="sr">按月定版的名册</caption>
          <tbody>
            {closings.map(({ code, label, fromOn, setByName, missed }) => (
              <tr key={`${code}${setByName}${dayOf(new Date(fromOn))}`}>
                <td>
                  <a href={`/rosters/versions?code=${code}`}>{label}</a>
                </td>
                <td className="aux">从 {dayText(fromOn, today)} 那个月起</td>
                <td className="aux faint">{setByName}</td>
                <td className="aux">{missed > 0 && <Mark colour="red">{`${missed} 个月没有定版`}</Mark>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
