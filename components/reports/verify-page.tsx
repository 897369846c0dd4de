import { OpenFrame } from '@/components/layout/public-frame'
import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { printVerifyCode } from '@/domain/reports/canonical'
import type { Verified } from '@/server/reports/verified-report'

const chain = { first: '本地区第一份冻结的报告', intact: '与上一份衔接，未被改动', broken: '与上一份不衔接' } as const

/** 校验: whether a printed report is the one that was frozen. Says nothing of what is in it. */
export function VerifyPage({ typed, found }: { typed: string | undefined; found: Verified | undefined }) {
  return (
    <OpenFrame office="报告校验">
      <h1>报告校验</h1>
      <form action="/verify" method="get" className="form">
        <label className="field">
          校验码
          <input
            className="input"
            name="code"
            defaultValue={typed}
            autoComplete="off"
            placeholder="印在页脚的十位字符"
          />
        </label>
        <button type="submit" className="btn btn-primary btn-form">
          校验
        </button>
      </form>
      {found ? <Result found={found} /> : typed && <NotFound />}
    </OpenFrame>
  )
}

function NotFound() {
  return (
    <Notice kind="overdue" title="没有这个校验码的报告" role="status">
      <p>可能抄错了一位，也可能这份文件不是由本系统冻结的。请对照页脚再输一次；还不对，请问出报告的单位。</p>
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
