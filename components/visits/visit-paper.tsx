import type { ReactNode } from 'react'
import { officialDay } from '@/components/ui/dates'
import { dayOf } from '@/domain/calendar/civil-day'
import { clockText } from '@/domain/calendar/day-text'
import {
  dispositions,
  firstVisitTasks,
  materials,
  observationKinds,
  visitModes,
  visitOutcomes,
} from '@/domain/visits/codes'
import type { BlankPapers } from '@/server/visits/blank-papers'
import type { VisitPaper as Filled } from '@/server/visits/visit-paper'

type Line = { label: string; value: ReactNode; tall?: boolean }

/** A box of a form for each choice; the chosen one is ticked, so that it can be read without colour. */
function Boxes({ of, chosen = [] }: { of: Record<string, string>; chosen?: readonly string[] }) {
  return Object.entries(of).map(([code, label]) => (
    <span className="box" key={code}>
      {chosen.includes(code) ? '☑' : '☐'} {label}
    </span>
  ))
}

/** 走访记录表, filled in from one record. */
export function FilledVisitPaper({ paper }: { paper: Filled }) {
  const { at, tasks, requests, observed, promised, nextAt, nextMode } = paper
  const done = Object.keys(firstVisitTasks).filter((task) => tasks?.[task as keyof typeof tasks] === true)
  const reason = Object.values(tasks ?? {}).find((one) => typeof one === 'string')
  const lines: Line[] = [
    { label: '走访时间', value: `${officialDay(dayOf(at))} ${clockText(at)}` },
    { label: '方式', value: <Boxes of={visitModes} chosen={[paper.mode]} /> },
    { label: '住址、户编号', value: `${paper.grid}　${paper.address}　${paper.number}` },
    { label: '户主', value: paper.head ?? '待定' },
    ...(paper.campaigns.length > 0 ? [{ label: '专项活动', value: paper.campaigns.join('、') }] : []),
    ...metLine(paper),
    {
      label: '走访人员',
      value: `带队：${paper.lead}　同行：${paper.partners.join('、') || '无'}　记录：${paper.recorder}`,
    },
    { label: '结果', value: <Boxes of={visitOutcomes} chosen={[paper.outcome]} /> },
    ...(tasks ? [{ label: '首访六个一', value: <Tasks chosen={done} reason={reason} /> }] : []),
    ...(paper.cardNumber ? [{ label: '留卡号', value: paper.cardNumber }] : []),
    { label: '记录', value: paper.note ?? '没有写文字', tall: true },
    {
      label: '反映的诉求',
      value: listed(requests.map(({ text, issueId }) => `${text}${issueId ? '（已立成诉求）' : ''}`)),
    },
    {
      label: '答应事项',
      value: listed(
        promised.map(
          ({ text, dueOn, answer }) => `${text}，${officialDay(dueOn)}前${answer ? `；已回话：${answer}` : ''}`,
        ),
      ),
    },
    { label: '民情、观察', value: listed(observed.map(({ kind, text }) => `${observationKinds[kind]}：${text}`)) },
    { label: '留下了什么', value: <Boxes of={materials} chosen={paper.materials} /> },
    ...(nextAt
      ? [
          {
            label: '约下次',
            value: `${officialDay(dayOf(nextAt))} ${clockText(nextAt)} ${visitModes[nextMode ?? 'door']}`,
          },
        ]
      : []),
    { label: '走访体会', value: '', tall: true },
    { label: '点评', value: '', tall: true },
  ]
  return <Paper committee={paper.committee} lines={lines} foot={`${paper.by} ${officialDay(paper.on)}打印`} />
}

/** 受访人 and how many were there, where the record knows whom we met. */
function metLine({ met, outside }: Filled): Line[] {
  const people = [...met, ...(outside ? [{ ...outside, relation: `户外联系人，${outside.relation}` }] : [])]
  if (people.length === 0) return []
  const named = people.map(({ name, relation }) => `${name}（${relation}）`).join('、')
  return [{ label: '受访人', value: `${named}　共 ${people.length} 人` }]
}

/** Lines for three promises, each with its day. */
function Promised() {
  return [1, 2, 3].map((line) => (
    <div className="promised" key={line}>
      {line}．<span>　　月　　日前</span>
    </div>
  ))
}

/** 走访记录表 to be filled in by hand. */
export function BlankVisitPaper({ blank }: { blank: BlankPapers }) {
  const lines: Line[] = [
    { label: '走访时间', value: '　　　　年　　月　　日　　时　　分' },
    { label: '方式', value: <Boxes of={visitModes} /> },
    { label: '住址、户编号', value: blank.grid },
    { label: '受访人', value: '　　　　　　　与户主关系：　　　　　在场　　人' },
    { label: '走访人员', value: '带队：　　　　　　　　同行：　　　　　　　　记录：' },
    { label: '结果', value: <Boxes of={visitOutcomes} /> },
    { label: '首访六个一', value: <Tasks chosen={[]} reason="" /> },
    { label: '留卡号', value: '' },
    { label: '家庭情况核实', value: '', tall: true },
    { label: '记录', value: '', tall: true },
    { label: '反映的诉求', value: <Boxes of={dispositions} />, tall: true },
    { label: '答应事项', value: <Promised /> },
    { label: '民情、观察', value: '', tall: true },
    { label: '留下了什么', value: <Boxes of={materials} /> },
    { label: '约下次', value: '　　月　　日　　时　　方式：' },
  ]
  return <Paper committee={blank.committee} lines={lines} foot="照此填好，当天录入" />
}

function Paper({ committee, lines, foot }: { committee: string; lines: Line[]; foot: string }) {
  return (
    <article className="visit-paper">
      <h1>{committee}走访记录表</h1>
      <table>
        <tbody>
          {lines.map(({ label, value, tall }) => (
            <tr key={label} className={tall ? 'tall' : undefined}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="offer-under">
        <span>走访人签字：＿＿＿＿＿＿　居民签字：＿＿＿＿＿＿</span>
        <span>{foot}</span>
      </p>
    </article>
  )
}

function Tasks({ chosen, reason }: { chosen: readonly string[]; reason: string | undefined }) {
  return (
    <>
      <Boxes of={firstVisitTasks} chosen={chosen} />
      {reason !== undefined && <span className="box">没做的原因：{reason || '＿＿＿＿＿＿＿＿'}</span>}
    </>
  )
}

function listed(lines: string[]): ReactNode {
  return lines.length === 0 ? '无' : lines.map((line) => <div key={line}>{line}</div>)
}
