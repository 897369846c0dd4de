import { whyHref } from '@/components/households/links'
import { ClassBox } from '@/components/ui/class-box'
import { deadlineText } from '@/components/ui/dates'
import { Mark } from '@/components/ui/mark'
import { dayOf } from '@/domain/calendar/civil-day'
import { dayText, dueText } from '@/domain/calendar/day-text'
import { attentions, contactChannels } from '@/domain/households/codes'
import { issueStates } from '@/domain/issues/lifecycle'
import { visitModes, visitOutcomes } from '@/domain/visits/codes'
import type { VisitForm } from '@/server/visits/visit-form'

/** Whose door this is, and what to know before knocking. */
export function VisitBrief({ visit }: { visit: VisitForm }) {
  const { members, colour, contactClass } = visit
  return (
    <>
      {contactClass === 'A' && (
        <div className="off" role="status">
          <div>
            A 类，不上门。请用{visit.channel ? contactChannels[visit.channel] : '电话'}联系，时间{' '}
            {visit.hours ?? '未核实'}。
          </div>
        </div>
      )}
      <section className="whose">
        <h1>{visit.address}</h1>
        <p>
          {members
            .map(({ name, age, health }) => `${name}${age === null ? '' : ` ${age}`}${health ? `（${health}）` : ''}`)
            .join('，') || '没有登记同住人'}
        </p>
        <p>
          <ClassBox letter={contactClass} />　
          <a className="plain" href={whyHref(visit.householdId, 'colour')} title="为什么是这个颜色">
            <Mark colour={colour.colour} plain>
              {attentions[colour.colour]}
            </Mark>
          </a>
          <span className="soft">　{colour.because}</span>
        </p>
        {visit.language && (
          <p className="soft">
            语言：{visit.language}
            {visit.interpreters.length > 0
              ? `，可请 ${visit.interpreters.map(({ name, phone }) => [name, phone].filter(Boolean).join(' ')).join('、')} 翻译`
              : '，还没有登记会这种话的人'}
            　<a href={`/visits/team?language=${encodeURIComponent(visit.language)}`}>找翻译</a>
          </p>
        )}
      </section>
    </>
  )
}

/** After what we owe: open matters, measures, benefits not yet had, what the last visits were like. */
export function Known({ visit }: { visit: VisitForm }) {
  const { issues, missed, plans, latest, slot, now, today } = visit
  const lines = [
    ...issues.map(({ id, title, state, dueAt }) => ({
      key: id,
      text: (
        <>
          在办诉求：<a href={`/issues/${id}`}>{title}</a>，{issueStates[state]}
          {dueAt && `，${dueText(dueAt, now)}`}
        </>
      ),
    })),
    ...plans.map(({ id, measure, nextOn }) => ({
      key: id,
      text: `一户一策：${measure}，${deadlineText(nextOn, today)}`,
    })),
    ...(missed.length > 0 ? [{ key: 'missed', text: `可能符合、还没享受：${missed.join('、')}` }] : []),
    ...(slot ? [{ key: 'slot', text: slot }] : []),
    ...(latest.length > 0
      ? [{ key: 'latest', text: `最近：${latest.map((one) => lastText(one, today)).join('；')}` }]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="know">
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}

function lastText({ at, mode, outcome }: VisitForm['latest'][number], today: string): string {
  return `${dayText(dayOf(at), today)} ${visitModes[mode]} ${visitOutcomes[outcome]}`
}
