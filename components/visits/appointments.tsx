import { clock, dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { ChecksField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { EditLink } from '@/components/ui/form-end'
import { href } from '@/components/ui/links'
import { type Column, column, Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Onward } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { weekdayText } from '@/domain/calendar/day-text'
import { dayParts, visitModes } from '@/domain/visits/codes'
import { weekParts } from '@/domain/visits/slots'
import { setHoursAction } from '@/server/visits/actions'
import type { AppointmentList } from '@/server/visits/appointment-list'

type Props = { list: AppointmentList }
type Row = AppointmentList['rows'][number]
const days = ['一', '二', '三', '四', '五', '六', '日']

/** What is arranged, by hour: with whom, how, who goes, and whether that is a time they said they can come. */
export function Appointments({ list: { rows, today, next, query, may } }: Props) {
  return (
    <Section title="约好的" meta="联系上了就不再列；同一个人半小时内不能约两户" first>
      <Listing
        caption="预约，按时间"
        rows={rows}
        columns={columnsOf(today, may.set)}
        empty={
          <Empty title="没有约好的">
            <p>{may.set ? '在下面约一户；' : ''}记走访时填了“下次约在哪天几点”的，也列在这里。</p>
          </Empty>
        }
      />
      <Onward to={next && href('/visits/appointments', { ...query, after: next })} label="往后" />
    </Section>
  )
}

function columnsOf(today: string, edits: boolean): Column<Row>[] {
  return [
    column('哪天', ({ day }) => `${dayText(day, today)} ${weekdayText(day)}`, 'tight'),
    column(
      '时段',
      ({ at, part }) => (
        <>
          {clock(at)}
          <span className="sub">{dayParts[part]}</span>
        </>
      ),
      'tight',
    ),
    column('方式', ({ mode }) => visitModes[mode], 'tight'),
    column('谁家', ({ householdId, address, head, classA, quiet }) => (
      <>
        <a href={`/households/${householdId}`}>{address}</a>
        <span className="sub">
          {head ?? ''}
          {classA && '　A 类，不上门'}
          {quiet && `　免打扰 ${quiet}`}
        </span>
      </>
    )),
    column(
      '谁去',
      ({ lead, outside }) => (
        <>
          {lead ?? ''}
          {outside && (
            <span className="sub">
              <Mark colour="yellow">不在他填的时间里</Mark>
            </span>
          )}
        </>
      ),
      'aux',
    ),
    column(
      '',
      ({ id, address }) =>
        edits && <EditLink href={`/visits/appointments?edit=${id}#form`} of={address} label="改、取消" />,
      'aux tight',
    ),
  ]
}

/** Who can come when: one line for each, the week in parts. */
export function WhoCanCome({ list: { people } }: Props) {
  return (
    <Section title="谁什么时候能走访" meta="自己填的，含晚上和周末；没填的不限">
      <Listing
        caption="谁什么时候能走访"
        rows={people}
        columns={(column) => [
          column('谁', ({ name }) => name, 'tight'),
          column('能走访的时间', ({ slots }) => (slots === null ? '没填' : partsText(slots)), 'aux'),
        ]}
      />
    </Section>
  )
}

/** 周一上午、下午；周六晚上 */
function partsText(slots: readonly string[]): string {
  const said = days.flatMap((day, index) => {
    const parts = Object.entries(dayParts).filter(([part]) => slots.includes(`${index + 1}.${part}`))
    return parts.length > 0 ? [`周${day}${parts.map(([, label]) => label).join('、')}`] : []
  })
  return said.join('；') || '都不行'
}

/** One's own week. */
export function OwnHours({ list: { own } }: Props) {
  return (
    <Section title="我能走访的时间">
      <ActionForm action={setHoursAction}>
        <ChecksField
          name="slots[]"
          label="勾上能走访的时段"
          className="checks checks-cols"
          options={weekParts.map((value) => {
            const [day = '1', part = 'morning'] = value.split('.')
            return { value, label: `周${days[Number(day) - 1]}${dayParts[part as keyof typeof dayParts]}` }
          })}
          defaultValue={own}
        />
        <div className="form-end">
          <SubmitButton>保存</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}
