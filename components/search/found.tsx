import type { ReactNode } from 'react'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { type IssueState, issueStates } from '@/domain/issues/lifecycle'
import type { Found } from '@/server/search/find'

type Line = { id: string; href: string; name: ReactNode; notes: (string | null)[] }

function Group(props: { title: string; lines: Line[]; more: boolean; unit: string; first: boolean }) {
  const { title, lines, more, unit, first } = props
  if (lines.length === 0) return null
  const meta = more ? `前 ${lines.length} ${unit}，还有更多，多打几个字再找` : `${lines.length} ${unit}`
  return (
    <Section title={title} meta={meta} first={first}>
      <table className="table stack">
        <caption className="sr">{title}</caption>
        <tbody className="lines">
          {lines.map(({ id, href, name, notes }) => (
            <tr key={id}>
              <td className="tight">
                <a href={href}>{name}</a>
              </td>
              <td className="aux">{notes.filter(Boolean).join('　')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** 人 / 户 / 事, what was named exactly first. */
export function FoundGroups({ found }: { found: Found }) {
  const { people, households, issues, q } = found
  if (people.items.length + households.items.length + issues.items.length === 0) return <Nothing q={q} />
  const persons = people.items.map((person) => ({
    id: person.id,
    href: `/residents/${person.id}`,
    name: person.name,
    notes: [person.died ? '已去世' : person.age === null ? '' : `${person.age} 周岁`, person.address ?? '现在没有住处'],
  }))
  const homes = households.items.map((home) => ({
    id: home.id,
    href: `/households/${home.id}`,
    name: home.address,
    notes: [home.number, home.head, `${home.members} 人`],
  }))
  const matters = issues.items.map((issue) => ({
    id: issue.id,
    href: `/issues/${issue.id}`,
    name: issue.title,
    notes: [issue.number, issueStates[issue.state as IssueState], issue.address],
  }))
  return (
    <>
      {found.near && <p role="status">没有完全叫“{q}”的，下面是读音相同或只差一个字的。</p>}
      <Group title="人" unit="人" lines={persons} more={people.more} first />
      <Group title="户" unit="户" lines={homes} more={households.more} first={persons.length === 0} />
      <Group title="事" unit="件" lines={matters} more={issues.more} first={persons.length + homes.length === 0} />
    </>
  )
}

function Nothing({ q }: { q: string }) {
  return (
    <Empty
      title={q ? `没有找到“${q}”` : '要找什么'}
      actions={
        <a className="btn" href="/households">
          去家庭档案里筛选
        </a>
      }
    >
      可以打姓名里的任意几个字、拼音或首字母、房号如 3-501 或
      3-2-501、小区名、户编号、诉求编号、走访联系卡上的编号，证件号或电话的后四位。只找您辖区里的。
    </Empty>
  )
}
