import { clock, dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { ChecksField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { href } from '@/components/ui/links'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { weekdayText } from '@/domain/calendar/day-text'
import { dayParts, visitModes } from '@/domain/visits/codes'
import { weekParts } from '@/domain/visits/slots'
import { setHoursAction } from '@/server/visits/actions'
import type { AppointmentList } from '@/server/visits/appointment-list'

type Props = { list: AppointmentList }
const days = ['一', '二', '三', '四', '五', '六', '日']

/** What is arranged, by hour: with whom, how, who goes, and whether that is a time they said they can come. */
export function Appointments({ list: { rows, today, next, query } }: Props) {
  return (
    <Section title="约好的" meta="联系上了就不再列；同一个人半小时内不能约两户" first>
      {rows.length === 0 ? (
        <Empty title="没有约好的">
          <p>记走访时填“下次约在哪天几点”，就列在这里。</p>
        </Empty>
      ) : (
        <table className="table stack">
          <caption className="sr">预约，按时间</caption>
          <thead>
            <tr>
              {['哪天', '时段', '方式', '谁家', '谁去'].map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="tight">
                  {dayText(row.day, today)} {weekdayText(row.day)}
                </td>
                <td className="tight">
                  {clock(row.at)}
                  <span className="sub">{dayParts[row.part]}</span>
                </td>
                <td className="tight">{visitModes[row.mode]}</td>
                <td>
                  <a href={`/households/${row.householdId}`}>{row.address}</a>
                  <span className="sub">
                    {row.head ?? ''}
                    {row.classA && '　A 类，不上门'}
                    {row.quiet && `　免打扰 ${row.quiet}`}
                  </span>
                </td>
                <td className="aux">
                  {row.lead ?? ''}
                  {row.outside && (
                    <span className="sub">
                      <Mark colour="yellow">不在他填的时间里</Mark>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <p className="meta">
          <a href={href('/visits/appointments', { ...query, after: next })}>往后</a>
        </p>
      )}
    </Section>
  )
}

/** Who can come when: one line for each, the week in parts. */
export function WhoCanCome({ list: { people } }: Props) {
  return (
    <Section title="谁什么时候能走访" meta="自己填的，含晚上和周末；没填的不限">
      <table className="table stack">
        <caption className="sr">谁什么时候能走访</caption>
        <thead>
          <tr>
            <th scope="col">谁</th>
            <th scope="col">能走访的时间</th>
          </tr>
        </thead>
        <tbody className="lines">
          {people.map(({ id, name, slots }) => (
            <tr key={id}>
              <td className="tight">{name}</td>
              <td className="aux">{slots === null ? '没填' : partsText(slots)}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
