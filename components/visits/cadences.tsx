import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { DateField, HiddenField, NumberField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm, ConfirmButton } from '@/components/ui/form'
import { Mark } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { adoptCadenceAction, endCadenceAction } from '@/server/visits/actions'
import type { CadenceDesk } from '@/server/visits/cadence-desk'

type Props = { desk: CadenceDesk }
type Rule = CadenceDesk['inForce'][number]

/** What holds today, whence and on what ground, and whether it can be done; each own rule can be ended. */
export function CadencesInForce({ desk: { inForce, today, households, week, may } }: Props) {
  return (
    <Section title="现行频次" meta={`有人住的 ${grouped(households)} 户；${week}`} first>
      <table className="table stack">
        <caption className="sr">现行频次</caption>
        <thead>
          <tr>
            {['对象', '多久一次', '谁定的', '依据', ...(may.manage ? ['停用'] : [])].map((label) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="lines">
          {inForce.map((rule) => (
            <tr key={rule.subject}>
              <td className="tight">{rule.subject}</td>
              <td className="tight">{rule.every}</td>
              <td className="tight aux">
                {rule.from}
                {rule.fromOn && <span className="sub">{dayText(rule.fromOn, today)}起</span>}
                {rule.toOn && <span className="sub">到 {dayText(rule.toOn, today)}</span>}
              </td>
              <td className="aux">
                {rule.basis ?? '没有另定，按通行周期'}
                {rule.over && (
                  <span className="sub">
                    <Mark colour="yellow">{rule.over}</Mark>
                  </span>
                )}
              </td>
              {may.manage && <td>{rule.toEnd && rule.id && <EndForm rule={rule} id={rule.id} today={today} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function EndForm({ rule, id, today }: { rule: Rule; id: string; today: string }) {
  return (
    <details>
      <summary>停用</summary>
      <ActionForm action={endCadenceAction}>
        <HiddenField name="id" value={id} />
        <DateField name="toOn" label={`${rule.subject}，哪天起不再按它`} required min={today} defaultValue={today} />
        <TextField name="reason" label="为什么停用" required maxLength={200} />
        <SubmitButton>停用</SubmitButton>
      </ActionForm>
    </details>
  )
}

/** 可参考的频次: what others have set; it holds here only once it is adopted. */
export function CadenceProposals({ desk: { proposals, may } }: Props) {
  return (
    <Section title="可参考的频次" meta="别处定过的；没有采用的，这里不生效">
      <table className="table stack">
        <caption className="sr">可参考的频次</caption>
        <thead>
          <tr>
            {['频次', '出处', ...(may.manage ? ['采用'] : [])].map((label) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="lines">
          {proposals.map(({ code, says, basis }) => (
            <tr key={code}>
              <td className="tight">{says}</td>
              <td className="aux">{basis}</td>
              {may.manage && (
                <td className="tight">
                  <a className="act" href={`/visits/cadence?proposal=${code}#adopt`} aria-label={`采用：${says}`}>
                    采用
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** 定频次: whom, how often, on what ground, from when; first what it costs. */
export function CadenceForm({ desk: { subjects, chosen, today } }: Props) {
  return (
    <Section title="定频次" meta="先看管到多少户、每周要多少次、做不做得完，再确认" id="adopt">
      <ActionForm action={adoptCadenceAction}>
        <SelectField
          name="subject"
          label="对象"
          options={subjects}
          none="请选"
          required
          defaultValue={chosen?.subject}
        />
        <NumberField name="days" label="几天至少联系一次" required unit="天" defaultValue={chosen?.days} />
        <TextField
          name="basis"
          label="依据"
          hint="哪个文件、哪一条，或哪次会定的"
          required
          className="w-line"
          maxLength={200}
          defaultValue={chosen?.basis}
        />
        <DateField name="fromOn" label="哪天起" required min={today} defaultValue={today} />
        <TextField
          name="overReason"
          label="做不完仍要定"
          hint="看影响时写着做不完的，写明为什么、怎么补人手"
          className="w-line"
          maxLength={200}
        />
        <div className="form-end">
          <ConfirmButton act="定频次" />
        </div>
      </ActionForm>
    </Section>
  )
}

/** What held before or will hold later. */
export function CadencesBefore({ desk: { others, today } }: Props) {
  return (
    <Section title="停用的和还没生效的" meta={`${others.length} 条`}>
      {others.length === 0 ? (
        <Empty title="没有">
          <p>定过的频次停用以后列在这里，过去的日子仍按它算。</p>
        </Empty>
      ) : (
        <table className="table stack">
          <caption className="sr">停用的和还没生效的频次</caption>
          <thead>
            <tr>
              {['对象', '多久一次', '谁定的', '从哪天到哪天', '依据'].map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {others.map((rule) => (
              <tr key={rule.id}>
                <td className="tight">{rule.subject}</td>
                <td className="tight">{rule.every}</td>
                <td className="tight aux">{rule.from}</td>
                <td className="aux">
                  {dayText(rule.fromOn, today)}
                  {rule.toOn ? ` 至 ${dayText(rule.toOn, today)}` : ' 起'}
                  <span className="sub">{rule.state}</span>
                </td>
                <td className="aux">
                  {rule.basis}
                  {rule.over && <span className="sub">{rule.over}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
