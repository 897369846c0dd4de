import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { DateField, HiddenField, NumberField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm, ConfirmButton } from '@/components/ui/form'
import { EditLink } from '@/components/ui/form-end'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { adoptCadenceAction, endCadenceAction } from '@/server/visits/actions'
import type { CadenceDesk } from '@/server/visits/cadence-desk'

type Props = { desk: CadenceDesk }
type Rule = CadenceDesk['inForce'][number]

/** What holds today, whence and on what ground, and whether it can be done; each own rule can be ended. */
export function CadencesInForce({ desk: { inForce, today, households, week, may } }: Props) {
  const ends = may.manage && inForce.some(({ toEnd, id }) => toEnd && id)
  return (
    <Section title="现行频次" meta={`有人住的 ${grouped(households)} 户；${week}`} first>
      <Listing
        caption="现行频次"
        rows={inForce}
        keyOf={({ subject }) => subject}
        columns={(column) => [
          column('对象', ({ subject }) => subject, 'tight'),
          column('多久一次', ({ every }) => every, 'tight'),
          column('谁定的', (rule) => <SetBy rule={rule} today={today} />, 'tight aux'),
          column('依据', (rule) => <Ground basis={rule.basis ?? '没有另定，按通行周期'} over={rule.over} />, 'aux'),
          ...(ends
            ? [column('停用', (rule) => rule.toEnd && rule.id && <EndForm rule={rule} id={rule.id} today={today} />)]
            : []),
        ]}
      />
    </Section>
  )
}

function SetBy({ rule: { from, fromOn, toOn }, today }: { rule: Rule; today: string }) {
  return (
    <>
      {from}
      {fromOn && <span className="sub">{dayText(fromOn, today)}起</span>}
      {toOn && <span className="sub">到 {dayText(toOn, today)}</span>}
    </>
  )
}

function Ground({ basis, over }: { basis: string; over: string | null | undefined }) {
  return (
    <>
      {basis}
      {over && (
        <span className="sub">
          <Mark colour="yellow">{over}</Mark>
        </span>
      )}
    </>
  )
}

function EndForm({ rule, id, today }: { rule: Rule; id: string; today: string }) {
  return (
    <details>
      <summary>停用</summary>
      <ActionForm action={endCadenceAction}>
        <HiddenField name="id" value={id} />
        <DateField name="toOn" label={`${rule.subject}，哪天起不再按它`} required min={today} defaultValue={today} />
        <TextField name="reason" label="为什么停用" required />
        <SubmitButton>停用</SubmitButton>
      </ActionForm>
    </details>
  )
}

/** 可参考的频次: what others have set; it holds here only once it is adopted. */
export function CadenceProposals({ desk: { proposals, may } }: Props) {
  return (
    <Section title="可参考的频次" meta="别处定过的；没有采用的，这里不生效">
      <Listing
        caption="可参考的频次"
        rows={proposals}
        keyOf={({ code }) => code}
        columns={(column) => [
          column('频次', ({ says }) => says, 'tight'),
          column('出处', ({ basis }) => basis, 'aux'),
          ...(may.manage
            ? [
                column(
                  '采用',
                  ({ code, says }) => (
                    <EditLink href={`/visits/cadence?proposal=${code}#adopt`} of={says} label="采用" />
                  ),
                  'tight',
                ),
              ]
            : []),
        ]}
      />
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
          defaultValue={chosen?.basis}
        />
        <DateField name="fromOn" label="哪天起" required min={today} defaultValue={today} />
        <TextField
          name="overReason"
          label="做不完仍要定"
          hint="看影响时写着做不完的，写明为什么、怎么补人手"
          className="w-line"
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
      <Listing
        caption="停用的和还没生效的频次"
        rows={others}
        columns={(column) => [
          column('对象', ({ subject }) => subject, 'tight'),
          column('多久一次', ({ every }) => every, 'tight'),
          column('谁定的', ({ from }) => from, 'tight aux'),
          column(
            '从哪天到哪天',
            ({ fromOn, toOn, state }) => (
              <>
                {dayText(fromOn, today)}
                {toOn ? ` 至 ${dayText(toOn, today)}` : ' 起'}
                <span className="sub">{state}</span>
              </>
            ),
            'aux',
          ),
          column('依据', ({ basis, over }) => <Ground basis={basis} over={over} />, 'aux'),
        ]}
        empty={
          <Empty title="没有">
            <p>定过的频次停用以后列在这里，过去的日子仍按它算。</p>
          </Empty>
        }
      />
    </Section>
  )
}
