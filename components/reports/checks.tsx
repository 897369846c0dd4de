import { rowLinks } from '@/components/reports/row-links'
import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { MarkShape } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { printVerifyCode } from '@/domain/reports/canonical'
import { unwritten } from '@/domain/reports/compose'
import { passes, rules } from '@/domain/reports/rules'
import { remedies } from '@/domain/reports/wording'
import { discardReportAction, editSignersAction } from '@/server/reports/actions'
import type { ReportFile } from '@/server/reports/report-file'

/** 勾稽: which rules hold, which do not and through which rows; then what else to know before freezing. */
export function Checks({ report }: { report: ReportFile }) {
  const { head, may } = report
  const frozen = head.state === 'frozen'
  return (
    <aside className="rules" aria-label="勾稽与提醒">
      {frozen ? <Sealed report={report} /> : <RuleList report={report} />}
      {!frozen && <Reminders report={report} />}
      {!frozen && may.write && <Signers head={head} />}
      {!frozen && may.write && (
        <Section title="不要这份草稿">
          <ActionForm action={discardReportAction} className="inline-form">
            <HiddenField name="id" value={head.id} />
            <SubmitButton kind="danger" className="">
              删除草稿
            </SubmitButton>
          </ActionForm>
        </Section>
      )}
    </aside>
  )
}

function RuleList({ report: { checks, failing, content } }: { report: ReportFile }) {
  const figures = new Map(content.figures.map((figure) => [figure.trace, figure]))
  const good = checks.filter(passes)
  return (
    <>
      <div className="sec-head">
        <h2>勾稽</h2>
        <span className="meta">
          {checks.length} 条，通过 {good.length}，未过 {failing}
        </span>
      </div>
      {checks
        .filter((check) => !passes(check))
        .map(({ rule, sums, traces, culprits }) => (
          <Notice key={rule} kind="overdue" title={`第 ${rule.slice(1)} 条　${rules[rule]}`}>
            {sums.map((sum) => (
              <p key={sum} className="eq">
                {sum}
              </p>
            ))}
            {culprits.map(({ label, href, why }) => (
              <p key={`${label} ${why}`}>
                {href ? <a href={href}>{label}</a> : label}　{why}
              </p>
            ))}
            <ul className="menu-links">
              {traces
                .flatMap((trace) => figures.get(trace) ?? [])
                .flatMap((figure) => rowLinks(figure, content))
                .map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
            </ul>
            <p>{remedies[rule]}</p>
          </Notice>
        ))}
      <ul className="ok">
        {good.map(({ rule }) => (
          <li key={rule}>
            <MarkShape colour="green" />
            <span>
              {rule.slice(1)}　{rules[rule]}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Reminders({ report }: { report: ReportFile }) {
  const unknown = report.content.figures.filter(
    ({ trace, value }) => ['117', '124', '128'].includes(trace) && value > 0,
  )
  return (
    <Section title="提醒">
      <table className="table">
        <caption className="sr">提醒</caption>
        <tbody className="lines">
          {unknown.map(({ trace, label, text }) => (
            <tr key={trace}>
              <td>
                {label}
                <span className="sub">已单列，不必等</span>
              </td>
              <td className="num">{text}</td>
            </tr>
          ))}
          <tr>
            <td>
              改过的段落<span className="sub">数字未动</span>
            </td>
            <td className="num">{report.edited} 段</td>
          </tr>
          <tr>
            <td>待补充的章节</td>
            <td className="num">{unwritten(report.content.sections)} 节</td>
          </tr>
          {report.typed.length > 0 && (
            <tr>
              <td>
                手写的数字<span className="sub">没有名单可查：{report.typed.join('、')}</span>
              </td>
              <td className="num">{report.typed.length} 处</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="soft">冻结后数字、名单、文字都不再变，得到校验码。之后查明的差错走更正。</p>
    </Section>
  )
}

function Signers({ head }: { head: ReportFile['head'] }) {
  return (
    <Section title="落款">
      <ActionForm action={editSignersAction}>
        <HiddenField name="id" value={head.id} />
        <HiddenField name="version" value={head.version} />
        <TextField name="compiler" label="编制" required defaultValue={head.compilerName} />
        <TextField name="reviewer" label="审核" defaultValue={head.reviewerName} />
        <TextField name="signer" label="签发" defaultValue={head.signerName} />
        <SubmitButton kind="plain">存落款</SubmitButton>
      </ActionForm>
    </Section>
  )
}

function Sealed({ report: { head } }: { report: ReportFile }) {
  const code = head.verifyCode ?? ''
  return (
    <>
      <div className="sec-head">
        <h2>冻结</h2>
      </div>
      <p className="eq">
        校验码　<a href={`/verify/${code}`}>{printVerifyCode(code)}</a>
      </p>
      <p className="meta hash">摘要　{head.hash}</p>
      {head.previousHash && <p className="meta hash">承接上一份　{head.previousHash}</p>}
      <p className="soft">数字、名单、文字不再变。查明有错的，建更正件。</p>
    </>
  )
}
