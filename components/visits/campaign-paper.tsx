import { PrintSheet } from '@/components/layout/print-sheet'
import {
  GovClosing,
  GovHeading,
  GovParagraph,
  GovReport,
  GovSeal,
  GovSign,
  GovTable,
} from '@/components/print/gov-report'
import { officialDay } from '@/components/ui/dates'
import { grouped, percent } from '@/components/ui/numbers'
import { levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { countedUntil } from '@/domain/calendar/day-text'
import { printVerifyCode } from '@/domain/reports/canonical'
import { type CampaignContent, reachedOf, totalOf } from '@/domain/visits/campaign'
import { campaignParts } from '@/domain/visits/codes'
import type { CampaignPaper } from '@/server/visits/campaign-file'

type Said = { content: CampaignContent }
const parts = Object.entries(campaignParts) as [keyof typeof campaignParts, string][]

/** 收官报告 as it was frozen: whom it was about, how far it came, what was found and solved, what was answered, cases without names. */
export function CampaignReport({ paper: { id, content, verifyCode } }: { paper: CampaignPaper }) {
  const { title, subtitle, office, to, frozenAt, previousHash, question, cases } = content
  const at = new Date(frozenAt)
  const day = officialDay(dayOf(at))
  const asOf = `数据截至${countedUntil(to, at)}`
  const code = printVerifyCode(verifyCode)
  return (
    <PrintSheet
      title="收官报告"
      back={{ href: `/campaigns/${id}`, label: '回到专项走访' }}
      foot={`${asOf}　校验码 ${code}`}
    >
      <GovReport title={title} period={subtitle}>
        <Reached content={content} />
        <Found content={content} />
        {question && <Asked content={content} />}
        {cases.length > 0 && <Cases content={content} />}
        <GovClosing>
          <GovSign office={office} day={day} />
          <GovSeal
            asOf={asOf}
            signers={[]}
            code={code}
            {...(previousHash ? { previous: `承接上一份摘要　${previousHash.slice(0, 16)}` } : {})}
          />
        </GovClosing>
      </GovReport>
    </PrintSheet>
  )
}

function Reached({ content: { purpose, scope, parts: all, areas, visitors } }: Said) {
  const [total, reached] = [totalOf(all), reachedOf(all)]
  const split = parts.map(([part, label]) => `${label}${grouped(all[part])}户`).join('，')
  return (
    <>
      <GovHeading level={1}>一、走访情况</GovHeading>
      <GovParagraph>
        {purpose && `${purpose}。`}范围为{scope}，共{grouped(total)}户{visitors > 0 && `，${visitors}人参加`}。联系到
        {grouped(reached)}户{shareOf(reached, total)}；其中{split}。
      </GovParagraph>
      <GovTable
        caption="各处联系情况（单位：户）"
        long
        columns={numbered(areas, ['目标', ...parts.map(([, label]) => label)])}
        rows={areas.map(({ name, parts: own }) => [
          name,
          grouped(totalOf(own)),
          ...parts.map(([part]) => grouped(own[part])),
        ])}
        total={['合计', grouped(total), ...parts.map(([part]) => grouped(all[part]))]}
      />
    </>
  )
}

function Found({ content: { matters } }: Said) {
  const [found, solved] = [matters.found.length, matters.solved.length]
  return (
    <>
      <GovHeading level={1}>二、发现和解决的问题</GovHeading>
      <GovParagraph>
        期内走访登记诉求{grouped(found)}件，到收官时办结{grouped(solved)}件{shareOf(solved, found)}。
      </GovParagraph>
    </>
  )
}

function Asked({ content: { question, answers, tally, areas } }: Said) {
  const cells = ({ asked, answered, answers: counts }: typeof tally) => [asked, answered, ...counts].map(grouped)
  return (
    <>
      <GovHeading level={1}>三、问计于民</GovHeading>
      <GovParagraph>
        问：{question}。问了{grouped(tally.asked)}户，答了{grouped(tally.answered)}户。
      </GovParagraph>
      <GovTable
        caption="各处的回答（单位：户）"
        long
        columns={numbered(areas, ['问了', '答了', ...answers])}
        rows={areas.map((area) => [area.name, ...cells(area)])}
        total={['合计', ...cells(tally)]}
      />
    </>
  )
}

function Cases({ content: { question, cases } }: Said) {
  return (
    <>
      <GovHeading level={1}>{question ? '四' : '三'}、案例</GovHeading>
      {cases.map(({ kind, area, words, days }) => (
        <GovParagraph key={words} run={`${area}，${kind}${days === null ? '' : `，${days}天办结`}。`}>
          {words}
        </GovParagraph>
      ))}
    </>
  )
}

const numbered = (areas: CampaignContent['areas'], labels: string[]) => [
  { label: headOf(areas) },
  ...labels.map((label) => ({ label, align: 'n' as const })),
]

/** What the lines of a table are: grids of a committee, or committees of a street. */
function headOf([first]: CampaignContent['areas']): string {
  return first?.code === undefined ? '单位' : levelOf(first.code) === 'grid' ? '网格' : '居民区'
}

/** A rate as official text writes it, with the numbers behind it: ，占85.8%（343/400）. */
function shareOf(part: number, whole: number): string {
  const rate = percent(part, whole)
  return rate ? `，占${rate}（${grouped(part)}/${grouped(whole)}）` : ''
}
