import { OpenFrame } from '@/components/layout/public-frame'
import { momentText, officialDay } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { printVerifyCode } from '@/domain/reports/canonical'
import { printSeal } from '@/domain/rosters/versions'
import type { Verified } from '@/server/reports/verified-report'
import type { VerifiedVersion } from '@/server/rosters/verified-version'

const chain = { first: '本地区第一份冻结的报告', intact: '与上一份衔接，未被改动', broken: '与上一份不衔接' } as const

type Props = { typed: string | undefined; found: Verified | undefined; version: VerifiedVersion | undefined }

/** 校验: whether a printed report or list is one that was frozen. Says nothing of what is in it. */
export function VerifyPage({ typed, found, version }: Props) {
  return (
    <OpenFrame office="报告和名册校验">
      <h1>报告和名册校验</h1>
      <form action="/verify" method="get" className="form">
        <label className="field">
          校验码
          <input
            className="input"
            name="code"
            defaultValue={typed}
            autoComplete="off"
            placeholder="印在纸上的十位或十六位字符"
          />
        </label>
        <p className="meta">报告的校验码十位，印在页脚；定版名册的十六位，印在表下。“摘要”不是校验码，不在这里查。</p>
        <button type="submit" className="btn btn-primary btn-form">
          校验
        </button>
      </form>
      {found ? <Result found={found} /> : version ? <Version version={version} /> : typed && <NotFound />}
    </OpenFrame>
  )
}

function NotFound() {
  return (
    <Notice kind="overdue" title="没有这个校验码的报告或名册" role="status">
      <p>可能抄错了一位，也可能这份文件不是由本系统冻结的。请对照纸上再输一次；还不对，请问出这份文件的单位。</p>
    </Notice>
  )
}

function Result({ found }: { found: Verified }) {
  const good = found.genuine && found.previous !== 'broken'
  return (
    <>
      <Notice
        kind={good ? 'done' : 'overdue'}
        title={good ? '有效：与冻结时一致' : '无效：内容或衔接对不上'}
        role="status"
      >
        {found.corrections.length > 0 && <p>之后已有更正：{found.corrections.join('、')}，请以更正件为准。</p>}
      </Notice>
      <Facts
        facts={[
          { label: '报告', value: found.title },
          { label: '期间', value: found.subtitle.replace(/[（）]/g, '') },
          { label: '单位', value: found.office },
          { label: '冻结', value: momentText(new Date(found.frozenAt), '') },
          { label: '校验码', value: printVerifyCode(found.code) },
          { label: '衔接', value: chain[found.previous] },
          { label: '摘要', value: <span className="hash">{found.hash}</span> },
        ]}
      />
      <p className="meta">本页只说明报告真伪，不显示报告内容和任何人的信息。</p>
    </>
  )
}

function Version({ version }: { version: VerifiedVersion }) {
  const { seal, label, number, where, onDay, rows, unit, frozenAt, voidedAt, last } = version
  return (
    <>
      {voidedAt ? (
        <Notice kind="overdue" title={`已作废：${momentText(voidedAt, '')} 作废，不要再用`} role="status">
          <p>{last > number ? '后面有新的版本，' : ''}请向出名册的单位要现在的名册。</p>
        </Notice>
      ) : (
        <Notice kind="done" title="有这一版名册，没有作废" role="status">
          <p>请和手里的纸对一对：下面几项要都一样。{last > number && `之后又定过版，最新的是第 ${last} 版。`}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: '名册', value: `${label}名册，第 ${number} 版` },
          { label: '单位', value: where },
          { label: '统计时点', value: officialDay(onDay) },
          { label: '行数', value: `${grouped(rows)} ${unit}` },
          { label: '定版', value: momentText(frozenAt, '') },
          { label: '校验码', value: printSeal(seal) },
        ]}
      />
      <p className="meta">本页只说明有没有这一版，不显示名单和任何人的信息。</p>
    </>
  )
}
