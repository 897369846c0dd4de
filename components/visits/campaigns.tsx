import { Curve } from '@/components/charts/curve'
import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { HiddenField } from '@/components/ui/fields'
import { FigureStrip } from '@/components/ui/figure-strip'
import { ActionForm, ConfirmButton } from '@/components/ui/form'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { fraction, grouped, percent } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { monthDay } from '@/domain/calendar/day-text'
import { type Parts, reachedOf, totalOf } from '@/domain/visits/campaign'
import { campaignParts } from '@/domain/visits/codes'
import { intervalShare } from '@/domain/visits/forecast'
import { closeCampaignAction } from '@/server/visits/campaign-actions'
import type { CampaignFile } from '@/server/visits/campaign-file'

type Props = { file: CampaignFile }
type Asked = { asked: number; answered: number; answers: number[] }
/** Without `code` where an earlier closing did not keep which area a line was of. */
type Area = Asked & { code?: number | undefined; name: string; parts: Parts }
type Areas = Area[]
const names = Object.keys(campaignParts) as (keyof Parts)[]

/** A campaign as it stands, or as it was frozen: every number the way to its rows. */
export function CampaignNumbers({ file }: Props) {
  const { id, frozen, live, question, answers } = file
  const shown = frozen ?? live
  if (!shown) return null
  const found = frozen ? frozen.matters.found.length : (live?.matters.found ?? 0)
  const solved = frozen ? frozen.matters.solved.length : (live?.matters.solved ?? 0)
  const homes = (part?: string) => href(`/campaigns/${id}/homes`, { part })
  const { parts } = shown
  return (
    <>
      <FigureStrip
        label="联系情况"
        figures={[
          { label: '目标', value: grouped(totalOf(parts)), unit: '户', href: homes() },
          ...names.map((part) => ({
            ...{ label: campaignParts[part], value: grouped(parts[part]), unit: '户', href: homes(part) },
          })),
        ]}
      />
      <Section title="发现和解决的问题" meta="期内走访这些户登记的诉求；办结了才算解决">
        <Facts
          facts={[
            { label: '发现', value: <a href={href(`/campaigns/${id}/matters`)}>{grouped(found)} 件</a> },
            {
              label: '解决',
              value: <a href={href(`/campaigns/${id}/matters`, { solved: 'yes' })}>{fraction(solved, found)} 件</a>,
            },
          ]}
        />
      </Section>
      <Coverage file={file} />
      <ByArea id={id} areas={shown.areas} all={parts} />
      {question && <Answers id={id} question={question} answers={answers} areas={shown.areas} tally={shown.tally} />}
    </>
  )
}

/** 覆盖曲线 with its table, and when the rest will be reached. */
function Coverage({ file: { id, frozen, live, today } }: Props) {
  const shown = frozen ?? live
  if (!shown) return null
  const { curve, parts } = shown
  const total = totalOf(parts)
  const rate = percent(reachedOf(parts), total)
  return (
    <Section
      title="覆盖"
      meta={`联系到 ${fraction(reachedOf(parts), total)} 户${rate ? `，${rate}` : ''}；未遇不算联系到`}
    >
      {curve.length === 0 ? (
        <p>还没开始。</p>
      ) : (
        <>
          <Curve
            title="覆盖曲线"
            points={curve.map(({ on, reached }) => ({ label: monthDay(on), value: reached }))}
            total={total}
            unit="户"
          />
          {!frozen && <p>{endWords(live?.end, today)}</p>}
          <details>
            <summary>按天的数</summary>
            <Listing
              caption="每天新联系到、累计联系到"
              stack={false}
              rows={curve}
              keyOf={({ on }) => on}
              columns={(column, numbers) => [
                column('哪天', ({ on }) => dayText(on, today), 'tight'),
                numbers('新联系到', ({ fresh }) => grouped(fresh)),
                numbers('累计', ({ on, reached }) => (
                  <a href={href(`/campaigns/${id}/homes`, { by: on })}>{grouped(reached)}</a>
                )),
              ]}
            />
          </details>
        </>
      )}
    </Section>
  )
}

/** 「照近 9 天的快慢，大约 12 月 3 日走完（11 月 30 日到 12 月 9 日，80% 的把握）」 */
function endWords(end: NonNullable<CampaignFile['live']>['end'], today: string): string {
  if (!end) return '走完的日子还说不准：要有整天的数才能估。'
  const { from, to, at, forecast } = end
  const span =
    to === null ? `不早于 ${dayText(from, today)}，最晚说不准` : `${dayText(from, today)}到 ${dayText(to, today)}`
  return `照近两周每天新联系到 ${forecast.pace} 户，大约 ${dayText(at, today)}走完（${span}，${intervalShare}% 的把握，前提是快慢不变；不是承诺）。`
}

function ByArea({ id, areas, all }: { id: string; areas: Areas; all: Parts }) {
  return (
    <Section title="各网格、居民区" meta="单位：户；按编号顺序列出，不排名">
      <Listing
        caption="各处的联系情况"
        rows={areas}
        keyOf={({ name }) => name}
        columns={(column, numbers) => [
          column('哪里', ({ name }) => name, 'tight'),
          numbers('目标', ({ code, parts }) => <Homes id={id} area={code} n={totalOf(parts)} />),
          ...names.map((part) =>
            numbers(campaignParts[part], ({ code, parts }) => (
              <Homes id={id} area={code} part={part} n={parts[part]} />
            )),
          ),
        ]}
        foot={
          <Totals
            id={id}
            cells={[
              { label: '目标', n: totalOf(all) },
              ...names.map((part) => ({ label: campaignParts[part], part, n: all[part] })),
            ]}
          />
        }
      />
    </Section>
  )
}

const toldBy = ({ asked, answered, answers }: Asked) => [asked, answered, ...answers]
type Behind = { id: string; area?: number | undefined; part?: keyof Parts; answer?: string; n: number }

/** A number of one place, the way to its households. */
function Homes({ id, n, ...wanted }: Behind) {
  if (!wanted.area) return grouped(n)
  return <a href={href(`/campaigns/${id}/homes`, wanted)}>{grouped(n)}</a>
}

type Sum = { label: string; n: number; part?: string; answer?: string }

/** The last line of a table of places: all of them, each sum with its households. */
function Totals({ id, cells }: { id: string; cells: Sum[] }) {
  return (
    <tr>
      <th scope="row">合计</th>
      {cells.map(({ label, n, ...wanted }) => (
        <td className="num" key={label} data-label={label}>
          <a href={href(`/campaigns/${id}/homes`, wanted)}>{grouped(n)}</a>
        </td>
      ))}
    </tr>
  )
}

type Told = { id: string; question: string; answers: string[]; areas: Areas; tally: Asked }

/** 问计于民 by place: how many were asked, answered, and how; each number opens its households. */
function Answers({ id, question, answers, areas, tally }: Told) {
  const heads: [string, string][] = [
    ['asked', '问了'],
    ['answered', '答了'],
    ...answers.map((label, index): [string, string] => [String(index + 1), label]),
  ]
  return (
    <Section title="问计于民" meta={question}>
      <Listing
        caption="问了多少户、答了多少户、怎么答"
        rows={areas}
        keyOf={({ name }) => name}
        columns={(column, numbers) => [
          column('哪里', ({ name }) => name, 'tight'),
          ...heads.map(([answer, label], index) =>
            numbers(label, (row) => <Homes id={id} area={row.code} answer={answer} n={toldBy(row)[index] ?? 0} />),
          ),
        ]}
        foot={
          <Totals
            id={id}
            cells={heads.map(([answer, label], index) => ({ label, answer, n: toldBy(tally)[index] ?? 0 }))}
          />
        }
      />
    </Section>
  )
}

/** 收官: once, and for good. */
export function CloseCampaign({ file: { id, version, toOn, today } }: Props) {
  return (
    <Section title="收官" meta="收官以后数字不再变，报告带校验码">
      <ActionForm action={closeCampaignAction}>
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        {today < toOn && <p>还没到最后一天（{dayText(toOn, today)}），现在收官就算到今天。</p>}
        <div className="form-end">
          <ConfirmButton act="收官，出报告" />
        </div>
      </ActionForm>
    </Section>
  )
}
