import { Checks } from '@/components/reports/checks'
import { Paragraph } from '@/components/reports/paragraph'
import { ReportTableView } from '@/components/reports/report-table'
import { dayText, momentText, periodText } from '@/components/ui/dates'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Mark, MarkShape } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { missing, ordinal } from '@/domain/reports/content'
import { marksIn } from '@/domain/reports/marks'
import { passes } from '@/domain/reports/rules'
import { presetWord } from '@/domain/reports/title'
import { correctReportAction, freezeReportAction } from '@/server/reports/actions'
import type { ReportFile } from '@/server/reports/report-file'

type Props = { report: ReportFile; today: string }

/** The report on its way to paper: words can be changed, figures cannot, and ten rules watch. */
export function ReportEditor({ report, today }: Props) {
  const { content, checks } = report
  const frozen = report.head.state === 'frozen'
  const failing = new Set(checks.filter((check) => !passes(check)).flatMap(({ traces }) => traces))
  return (
    <>
      <Head report={report} today={today} />
      <div className="edit3">
        <Contents report={report} failing={failing} />
        <div>
          <p className="meta legend2">
            <span>
              <span className="fig">
                数字<sup>203</sup>
              </span>
              　来自数据，改不了，点开看名单
            </span>
            <span>
              <i className="own" />
              这段文字改过
            </span>
          </p>
          <article className="paper">
            <h2 className="paper-title">{content.title}</h2>
            <p className="period">{content.subtitle}</p>
            <p>{content.opening}</p>
            {content.sections.map(({ number, title, blocks }) => (
              <section key={number} id={`s${number}`}>
                <h2>
                  {ordinal(number)}、{title}
                </h2>
                {blocks.map((block) =>
                  block.kind === 'text' ? (
                    <Paragraph
                      key={block.key}
                      block={block}
                      report={report}
                      failing={failing}
                      editable={!frozen && report.may.write}
                    />
                  ) : (
                    <ReportTableView key={block.key} table={content.tables.find(({ key }) => key === block.key)} />
                  ),
                )}
              </section>
            ))}
            <h2>口径说明</h2>
            <ol className="notes">
              {content.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ol>
          </article>
        </div>
        <Checks report={report} />
      </div>
    </>
  )
}

function Head({ report, today }: Props) {
  const { head, content, may, failing, ready } = report
  const frozen = head.state === 'frozen'
  const period = periodText(content.from, content.until, today)
  return (
    <>
      <PageHead
        title={`第 ${content.issueNumber} 期，${period}`}
        crumbs={[{ label: '民情分析报告', href: '/reports' }]}
        meta={
          <>
            {content.areaName}　{presetWord(content.preset)}　
            {frozen ? <Mark colour="green">已冻结</Mark> : <Mark colour="yellow">草稿</Mark>}　
            {head.frozenAt && `${momentText(head.frozenAt, today)} 冻结　`}编制　{head.compilerName}
          </>
        }
        actions={
          <>
            {!frozen && failing > 0 && !ready && <span className="meta">{failing} 条勾稽未过，不能冻结</span>}
            {ready && <span className="meta">{dayText(ready, today)}起可冻结</span>}
            {frozen && (
              <a className="btn" href={`/reports/${head.id}/differences`}>
                与现状差异
              </a>
            )}
            <a className="btn" href={`/reports/${head.id}/print`}>
              {frozen ? '打印' : '预览打印'}
            </a>
            <a className="btn" href={`/reports/${head.id}.docx`}>
              下载文档
            </a>
            {!frozen && may.freeze && !ready && (
              <ActionForm action={freezeReportAction} className="inline-form">
                <HiddenField name="id" value={head.id} />
                <HiddenField name="version" value={head.version} />
                <SubmitButton className="">冻结</SubmitButton>
              </ActionForm>
            )}
            {frozen && may.write && (
              <ActionForm action={correctReportAction} className="inline-form">
                <HiddenField name="id" value={head.id} />
                <SubmitButton kind="plain" className="">
                  建更正件
                </SubmitButton>
              </ActionForm>
            )}
          </>
        }
      />
      {ready && (
        <Notice kind="due" title={`${dayText(ready, today)}起可冻结`}>
          <p>期间止于{dayText(content.until, today)}，还没有过完，数字每天会变。现在可以先看、先改文字。</p>
        </Notice>
      )}
      {report.corrections.length > 0 && (
        <Notice kind="due" title="这份报告已有更正">
          <p>{report.corrections.map(({ title }) => title).join('、')}</p>
        </Notice>
      )}
    </>
  )
}

function Contents({ report, failing }: { report: ReportFile; failing: Set<string> }) {
  return (
    <nav className="toc" aria-label="目录">
      <ul>
        {report.content.sections.map(({ number, title, blocks }) => {
          const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
          const bad = texts.some((text) => marksIn(text).some((trace) => failing.has(trace)))
          const open = texts.some((text) => text.includes(missing))
          return (
            <li key={number}>
              <a href={`#s${number}`}>
                <MarkShape colour={bad ? 'red' : open ? 'none' : 'green'} />
                {ordinal(number)}　{title}
                <span className="sr">{bad ? '，勾稽未过' : open ? '，有数据待补充' : ''}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
