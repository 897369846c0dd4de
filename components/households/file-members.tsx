import { departureText } from '@/components/households/file-head'
import { dayText } from '@/components/ui/dates'
import { Section } from '@/components/ui/section'
import type { HouseholdFile } from '@/server/households/household-file'

type Member = HouseholdFile['members'][number]
type May = { reveal: boolean; today: string }

/** A masked value with the way to see it: a page that asks what for. */
export function Masked({ value, href, none }: { value: string | null; href: string | false; none: string }) {
  if (!value) return <span className="faint">{none}</span>
  return (
    <span className="tnum">
      {value}
      {href && (
        <>
          {'　'}
          <a className="nowrap act" href={href} aria-label={`查看完整号码：${value}`}>
            查看
          </a>
        </>
      )}
    </span>
  )
}

function Living({ member, reveal }: { member: Member; reveal: boolean }) {
  const { id, name, relation, sex, age, identity, phone, minor, guardian, registration, health, note } = member
  const at = (field: string) => reveal && `/residents/${id}/reveal?field=${field}`
  return (
    <tr>
      <td className="tight">
        <a href={`/residents/${id}`}>{name}</a>
      </td>
      <td className="tight aux">{relation}</td>
      <td className="tight aux">
        {sex}，{age ?? '年龄未核实'}
      </td>
      <td className="tight aux">
        <Masked value={identity} href={at('id_number')} none="未采集" />
      </td>
      <td className="tight aux">
        {minor ? (
          <span className="faint">监护人 {guardian ?? '未核实'}</span>
        ) : (
          <Masked value={phone} href={at('phone')} none="未核实" />
        )}
      </td>
      <td className="tight aux">{registration}</td>
      <td className="aux">{[health, note].filter(Boolean).join('，')}</td>
    </tr>
  )
}

function Former({ member, today }: { member: Member; today: string }) {
  const { id, name, relation, sex, age, toOn, departure, registration, diedOn } = member
  const left = diedOn
    ? `${dayText(diedOn, today)}去世`
    : toOn
      ? `${dayText(toOn, today)}${departureText(departure)}`
      : '不在此居住'
  return (
    <tr className="faint">
      <td className="tight">
        <a href={`/residents/${id}`}>{name}</a>
      </td>
      <td className="tight aux">{relation}</td>
      <td className="tight aux">
        {sex}，{age ?? '年龄未核实'}
      </td>
      <td className="aux" colSpan={2}>
        {left}
      </td>
      <td className="tight aux">{registration}</td>
      <td className="aux" />
    </tr>
  )
}

/** 家里人: who lives here, then who did. */
export function FileMembers({ file }: { file: HouseholdFile }) {
  const { id, members, former, may, on, today } = file
  const known: May = { reveal: may.reveal && !on, today }
  const count = former.length > 0 ? `现住 ${members.length} 人，曾住 ${former.length} 人` : `现住 ${members.length} 人`
  const add = may.people && !on ? { edit: { href: `/households/${id}/members/new`, label: '加一人' } } : {}
  return (
    <Section title="家里人" meta={count} id="members" {...add}>
      {members.length + former.length === 0 ? (
        <p className="faint">还没有登记人。</p>
      ) : (
        <table className="table stack">
          <caption className="sr">家里人</caption>
          <thead>
            <tr>
              {['姓名', '与户主', '性别，周岁', '证件号', '电话', '户籍', '健康与照护'].map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {members.map((member) => (
              <Living key={member.residencyId} member={member} reveal={known.reveal} />
            ))}
            {former.map((member) => (
              <Former key={member.residencyId} member={member} today={today} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
