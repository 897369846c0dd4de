import { choicesOf } from '@/components/ui/choices'
import { momentText } from '@/components/ui/dates'
import { HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { percent } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import { dayOf } from '@/domain/calendar/civil-day'
import { dissatisfactionCauses, pauseReasons, ratings, replyModes, units } from '@/domain/issues/codes'
import { limitDayText } from '@/domain/issues/deadline-text'
import { arriveAtWhistleAction, rateArrivalAction } from '@/server/issues/actions'
import type { IssueFile } from '@/server/issues/issue-file'

/** What happened, newest first; what the resident said stands at the foot. */
export function Course({ issue }: { issue: IssueFile }) {
  const today = dayOf(issue.now)
  return (
    <Section title="办理过程" meta="新的在上">
      <Timeline
        entries={issue.steps.map((step) => ({
          id: step.id,
          when: `${momentText(step.at, today)}　${step.by}`,
          title: titleOf(step),
          body: bodyOf(step, issue),
          key: step.turn,
        }))}
      />
    </Section>
  )
}

type Step = IssueFile['steps'][number]

function titleOf({ label, act, detail }: Step): string {
  const { reason, mode, unit, level } = detail as Record<string, string | undefined>
  if (act === 'pause' && reason) return `${label}，${pauseReasons[reason as keyof typeof pauseReasons] ?? reason}`
  if ((act === 'reply' || act === 'respond') && mode)
    return `${label}（${replyModes[mode as keyof typeof replyModes]}）`
  if ((act === 'arrive' || act === 'rate_arrival') && unit)
    return `${label}　${units[unit as keyof typeof units] ?? unit}`
  if (act === 'supervise' && level === 'lift') return '撤销督办'
  if ((act === 'dispatch' || act === 'redispatch') && detail.unitCode)
    return `${label}　${units[detail.unitCode as keyof typeof units]}`
  return label
}

function bodyOf(step: Step, issue: IssueFile): string | undefined {
  if (step.act === 'register') return issue.detail ?? undefined
  if (step.act === 'edit') {
    const before = (step.detail.before ?? {}) as Record<string, string | null>
    return `原文：${Object.values(before).filter(Boolean).join('；')}`
  }
  return step.note ?? undefined
}

/** 吹哨: who was called, until when, who came when, and how that is rated from below. */
export function Whistles({ issue }: { issue: IssueFile }) {
  if (issue.whistles.length === 0) return null
  const today = dayOf(issue.now)
  return (
    <Section title="吹哨报到" meta={`叫了 ${issue.whistles.length} 个单位`}>
      <Listing
        caption="吹哨与报到"
        rows={issue.whistles}
        columns={(column) => [
          column('单位', ({ unitCode }) => units[unitCode]),
          column('应到', ({ dueAt }) => `${limitDayText(dueAt)} 前`, 'tnum aux'),
          column(
            '到场',
            (one) => (
              <>
                {one.arrivedAt ? (
                  <Mark colour={one.arrivedAt > one.dueAt ? 'yellow' : 'green'}>
                    {momentText(one.arrivedAt, today)} {one.arrivedName}
                  </Mark>
                ) : (
                  <Mark colour={one.late ? 'red' : 'none'}>{one.late ? '到时未到' : '还没到'}</Mark>
                )}
                {!one.arrivedAt && issue.side.arrive && <ArriveForm id={one.id} />}
              </>
            ),
            'aux',
          ),
          column('居民区评价', (one) => (
            <>
              {one.rating ? ratings[one.rating] : <span className="faint">未评</span>}
              {one.ratingNote && <span className="sub">{one.ratingNote}</span>}
              {!one.rating && issue.side.rate && (one.arrivedAt || one.late) && <RateForm id={one.id} />}
            </>
          )),
        ]}
      />
    </Section>
  )
}

function ArriveForm({ id }: { id: string }) {
  return (
    <ActionForm action={arriveAtWhistleAction} className="form">
      <HiddenField name="whistleId" value={id} />
      <TextField name="name" label="谁到了" className="w-date" />
      <SubmitButton kind="plain" className="">
        记报到
      </SubmitButton>
    </ActionForm>
  )
}

function RateForm({ id }: { id: string }) {
  const options = choicesOf(ratings)
  return (
    <ActionForm action={rateArrivalAction} className="form">
      <HiddenField name="whistleId" value={id} />
      <SelectField name="rating" label="评价" options={options} className="w-date" />
      <TextField name="note" label="说明" className="w-date" />
      <SubmitButton kind="plain" className="">
        评
      </SubmitButton>
    </ActionForm>
  )
}

/** 评单: n/N, and every household's answer. */
export function Answers({ issue }: { issue: IssueFile }) {
  const { people } = issue
  if (!people) return null
  const { asked, satisfied, followUps, households } = people
  const today = dayOf(issue.now)
  const meta =
    asked > 0
      ? `回访 ${asked}/${Math.max(households.length, asked)}　满意 ${percent(satisfied, asked)}（${satisfied}/${asked}）`
      : '答复后才开始'
  return (
    <Section title="评单" meta={meta} id="answers">
      {followUps.length === 0 ? (
        <table className="table">
          <caption className="sr">评单怎么做</caption>
          <tbody>
            <tr>
              <td className="faint tight">回访</td>
              <td>{households.length > 1 ? `${households.length} 户都回访` : '电话或上门回访'}，归档前至少一户</td>
            </tr>
            <tr>
              <td className="faint tight">谁来问</td>
              <td>{issue.handler ? `不能是承办的${issue.handler}` : '不能是承办人'}</td>
            </tr>
            <tr>
              <td className="faint tight">问什么</td>
              <td>满意、基本满意、不满意；不满意要记原因，可以退回重办</td>
            </tr>
          </tbody>
        </table>
      ) : (
        <table className="table stack">
          <caption className="sr">回访记录</caption>
          <tbody className="lines">
            {followUps.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.household ? (
                    <a href={`/households/${one.household.id}`}>{one.household.address}</a>
                  ) : (
                    issue.place
                  )}
                  {one.note && <span className="sub">{one.note}</span>}
                </td>
                <td className="aux">
                  <Mark colour={ratingColour[one.rating]}>{ratings[one.rating]}</Mark>
                  {one.cause && <span className="sub">{dissatisfactionCauses[one.cause]}</span>}
                </td>
                <td className="aux tight faint">
                  {momentText(one.at, today)} {replyModes[one.mode]}
                  <span className="sub">{one.by}</span>
                </td>
                <td>{one.derivedIssueId && <a href={`/issues/${one.derivedIssueId}`}>另立的一件</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

const ratingColour = { satisfied: 'green', fair: 'yellow', dissatisfied: 'red', unrated: 'none' } as const
