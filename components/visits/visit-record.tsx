import { choicesOf } from '@/components/ui/choices'
import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { AreaField, ChecksField, HiddenField, SelectField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { PageHead } from '@/components/ui/page-head'
import { Section, Split } from '@/components/ui/section'
import { Attachments } from '@/components/visits/attachments'
import { dayOf } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { firstVisitTasks, materials, observationKinds, visitModes, visitOutcomes } from '@/domain/visits/codes'
import { editVisitAction } from '@/server/visits/actions'
import type { VisitFile } from '@/server/visits/visit-file'

/** One contact as it was recorded, with what came of it and its earlier wordings. */
export function VisitRecord({ visit }: { visit: VisitFile }) {
  const today = dayOf(visit.now)
  return (
    <>
      <PageHead
        crumbs={[
          { label: '走访', href: '/visits' },
          { label: visit.address, href: `/households/${visit.householdId}` },
        ]}
        title={`${monthDay(dayOf(visit.at))} ${visitModes[visit.mode]}，${visitOutcomes[visit.outcome]}`}
        meta={[visit.address, visit.head, visit.first ? '首访' : ''].filter(Boolean).join('　')}
        actions={
          <>
            {visit.editable && !visit.editing && (
              <a className="btn" href={`/visits/${visit.id}?edit=1`}>
                改
              </a>
            )}
            <a className="btn" href={`/visits/${visit.id}/print`}>
              打印
            </a>
            <a className="btn" href="/visits/today">
              今日走访名单
            </a>
            <a className="btn btn-primary" href={`/households/${visit.householdId}`}>
              看家庭档案
            </a>
          </>
        }
      />
      <Split aside={<Around visit={visit} />}>
        {visit.editing ? <EditForm visit={visit} /> : <Told visit={visit} />}
        <Left visit={visit} today={today} />
        <Attachments visit={visit} today={today} />
        <Earlier visit={visit} today={today} />
      </Split>
    </>
  )
}

function Told({ visit }: { visit: VisitFile }) {
  return (
    <Section title="记了什么" first>
      <p className="prose">{visit.note ?? <span className="faint">没有写文字</span>}</p>
      {visit.tasks && (
        <table className="table">
          <caption>六个一</caption>
          <tbody>
            {Object.entries(firstVisitTasks).map(([task, label]) => {
              const done = visit.tasks?.[task as keyof typeof firstVisitTasks]
              return (
                <tr key={task}>
                  <td>{label}</td>
                  <td>{done === true ? '做了' : `没做：${done ?? '未记原因'}`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function EditForm({ visit }: { visit: VisitFile }) {
  return (
    <Section title="改记录" meta="原来的文字留在下面" first>
      <ActionForm action={editVisitAction}>
        <HiddenField name="visitId" value={visit.id} />
        <HiddenField name="version" value={visit.version} />
        <SelectField name="outcome" label="结果" options={choicesOf(visitOutcomes)} defaultValue={visit.outcome} />
        <AreaField name="note" label="记了什么" defaultValue={visit.note} />
        <ChecksField
          name="materials[]"
          label="留下了什么"
          options={choicesOf(materials)}
          defaultValue={visit.materials}
        />
        <div className="field actions">
          <SubmitButton>保存</SubmitButton>
          <a className="btn btn-quiet" href={`/visits/${visit.id}`}>
            先放着
          </a>
        </div>
      </ActionForm>
    </Section>
  )
}

function Left({ visit, today }: { visit: VisitFile; today: string }) {
  const { noted, promised } = visit
  if (noted.length === 0 && promised.length === 0) return null
  return (
    <Section title="由这次走访来的">
      <table className="table stack">
        <caption className="sr">民情、诉求与答应事项</caption>
        <tbody className="lines">
          {noted.map(({ id, kind, text, issueId }) => (
            <tr key={id}>
              <td>{text}</td>
              <td className="aux tight">{observationKinds[kind]}</td>
              <td className="aux tight">{issueId && <a href={`/issues/${issueId}`}>看诉求</a>}</td>
            </tr>
          ))}
          {promised.map(({ id, text, dueOn, answer, answeredAt }) => (
            <tr key={id}>
              <td>
                答应：{text}
                {answer && <span className="sub">回话：{answer}</span>}
              </td>
              <td className="aux tight">{answeredAt ? '已回话' : `${monthDay(dueOn)}前`}</td>
              <td className="aux tight">{!answeredAt && <a href={`/promises?do=answer-${id}`}>回话</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">{today > dayOf(visit.at) ? '' : '下次上门，这些排在最前面。'}</p>
    </Section>
  )
}

function Earlier({ visit, today }: { visit: VisitFile; today: string }) {
  if (visit.earlier.length === 0) return null
  return (
    <Section title="改过的文字" meta={`${visit.earlier.length} 次`}>
      <table className="table">
        <caption className="sr">原来的文字</caption>
        <tbody>
          {visit.earlier.map(({ id, until, by, note, outcome }) => (
            <tr key={id}>
              <td className="tnum tight faint">
                {momentText(until, today)} 前<span className="sub">{by} 改</span>
              </td>
              <td>
                {note ?? '没有文字'}
                {outcome && <span className="sub">{visitOutcomes[outcome as keyof typeof visitOutcomes]}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Around({ visit }: { visit: VisitFile }) {
  const today = dayOf(visit.now)
  return (
    <Section title="这次走访" first>
      <Facts
        facts={[
          { label: '时间', value: momentText(visit.at, today) },
          { label: '走访人', value: [visit.lead, ...visit.partners].join('、') },
          ...(visit.outside ? [{ label: '联系的是', value: visit.outside }] : []),
          { label: '留下', value: visit.materials.map((one) => materials[one]).join('、') || '没有' },
          { label: '联系卡', value: visit.cardNumber ? <span className="tnum">{visit.cardNumber}</span> : '没留' },
          {
            label: '下次',
            value: visit.nextAt ? `${momentText(visit.nextAt, today)} ${visitModes[visit.nextMode ?? 'door']}` : '没约',
          },
          { label: '记录时间', value: momentText(visit.recordedAt, today) },
        ]}
      />
    </Section>
  )
}
