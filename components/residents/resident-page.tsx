import type { ReactNode } from 'react'
import { Masked } from '@/components/households/file-members'
import { TalentFacts } from '@/components/households/file-talents'
import { TagChip } from '@/components/tags/tag-chip'
import { dayText, officialDay } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { type IssueState, issueStates } from '@/domain/issues/lifecycle'
import { type VisitMode, type VisitOutcome, visitModes, visitOutcomes } from '@/domain/visits/codes'
import type { ResidentFile } from '@/server/residents/resident-file'

type Props = { file: ResidentFile }

export function ResidentHead({ file }: Props) {
  const { id, name, age, home, diedOn, mergedInto, undoAt, tags, may } = file
  const held = tags.filter(({ holds }) => holds)
  return (
    <>
      {diedOn && (
        <Notice title={`已于 ${officialDay(diedOn)} 去世`}>
          <p>走访和名册里不再出现，档案留存。</p>
          {undoAt && may.edit && (
            <p>
              登记错了，到<a href={`/households/${undoAt}/undo`}>撤销变更</a>里撤销。
            </p>
          )}
        </Notice>
      )}
      {mergedInto && (
        <Notice title="这一份已经并到另一份">
          <p>
            请看<a href={`/residents/${mergedInto.id}`}>{mergedInto.name}的档案</a>
            ，这一份的走访、诉求、住过哪里都在那里。
          </p>
        </Notice>
      )}
      <PageHead
        crumbs={[
          { label: '家庭档案', href: '/households' },
          ...(home ? [{ label: home.address, href: `/households/${home.householdId}` }] : []),
        ]}
        title={name}
        tags={held.map((tag) => <TagChip key={tag.id} household={tag.householdId} tag={tag} />)}
        meta={[home?.relation, age === null ? '年龄未核实' : `${age} 周岁`].filter(Boolean).join('　')}
        actions={
          may.edit && (
            <>
              <a className="btn btn-primary" href={`/residents/${id}/edit`}>
                改
              </a>
              {!diedOn && (
                <a className="btn" href={`/residents/${id}/merge`}>
                  合并重复的人
                </a>
              )}
            </>
          )
        }
      />
    </>
  )
}

/** Identity and the other facts, in words. */
export function ResidentFacts({ file: { id, identity, forced, phone, facts, may } }: Props) {
  const at = (field: string) => may.reveal && `/residents/${id}/reveal?field=${field}`
  return (
    <Section title="个人情况" first>
      <Facts
        facts={[
          { label: '证件号', value: <Masked value={identity} href={at('id_number')} none="未采集" /> },
          ...(forced ? [{ label: '最后一位对不上', value: `证件原号如此：${forced}` }] : []),
          { label: '电话', value: <Masked value={phone} href={at('phone')} none="未核实" /> },
          ...facts.map(({ label, value }) => ({ label, value: value ?? undefined })),
        ]}
      />
    </Section>
  )
}

function Rows(props: { caption: string; heads: string[]; rows: { id: string; cells: ReactNode[] }[] }) {
  const { caption, heads, rows } = props
  return (
    <table className="table stack">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="lines">
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {cells.map((cell, index) => (
              <td key={heads[index]} className={index === 0 ? undefined : 'aux'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where somebody lives and lived. */
export function Residencies({ file: { residencies, today } }: Props) {
  return (
    <Section title="住过哪里">
      <Rows
        caption="住过哪里"
        heads={['住处', '与户主', '从', '到']}
        rows={residencies.map((row) => ({
          id: row.id,
          cells: [
            <a href={`/households/${row.householdId}`} key="address">
              {row.address}
            </a>,
            row.relation,
            `${dayText(row.fromOn, today)}　${row.arrival}`,
            row.toOn ? `${dayText(row.toOn, today)}　${row.departure}` : '现住',
          ],
        }))}
      />
    </Section>
  )
}

export function ResidentTags({ file: { tags, denied, today } }: Props) {
  if (tags.length === 0 && denied.length === 0) return null
  return (
    <Section title="政策享受与标签">
      <Rows
        caption="政策享受与标签"
        heads={['标签', '说明', '依据', '从', '到']}
        rows={tags.map((tag) => ({
          id: tag.id,
          cells: [
            <TagChip key="tag" household={tag.householdId} tag={tag} />,
            tag.detail,
            tag.evidence,
            dayText(tag.fromOn, today),
            tag.toOn ? dayText(tag.toOn, today) : tag.reviewOn ? `复核 ${dayText(tag.reviewOn, today)}` : '现有',
          ],
        }))}
      />
      {denied.length > 0 && (
        <p className="meta">
          问过，不是：
          {denied.map(({ label, saidOn, evidence }) => `${label}（${dayText(saidOn, today)} ${evidence}）`).join('、')}
        </p>
      )}
    </Section>
  )
}

/** What they agreed to be asked for; nothing where they did not. */
export function ResidentTalent({ file: { talent, home, may, today } }: Props) {
  if (!talent) return null
  return (
    <Section
      title="能人"
      meta={`${dayText(talent.agreedOn, today)}本人同意，${talent.heardBy ?? ''}听到`}
      {...(may.edit && home ? { edit: { href: `/households/${home.householdId}/talents` } } : {})}
    >
      <TalentFacts talent={talent} today={today} />
    </Section>
  )
}

/** Matters of the household in this person's time, and the visits that met them. */
export function ResidentMatters({ file: { issues, visits, mediated, today } }: Props) {
  return (
    <>
      {mediated && <p className="meta">有调解记录，内容只有案上的人看得到。</p>}
      <Section title="家里的诉求" meta={issues.length === 0 ? '没有' : undefined}>
        {issues.length > 0 && (
          <Rows
            caption="家里的诉求"
            heads={['事项', '编号', '登记', '到哪一步']}
            rows={issues.map((issue) => ({
              id: issue.id,
              cells: [
                <a href={`/issues/${issue.id}`} key="title">
                  {issue.title}
                </a>,
                issue.number,
                dayText(issue.on, today),
                issueStates[issue.state as IssueState],
              ],
            }))}
          />
        )}
      </Section>
      <Section title="见面的走访" meta={visits.length === 0 ? '没有' : undefined}>
        {visits.length > 0 && (
          <Rows
            caption="见面的走访"
            heads={['日期', '方式', '结果']}
            rows={visits.map((visit) => ({
              id: visit.id,
              cells: [
                <a href={`/visits/${visit.id}`} key="day">
                  {dayText(visit.on, today)}
                </a>,
                visitModes[visit.mode as VisitMode],
                visitOutcomes[visit.outcome as VisitOutcome],
              ],
            }))}
          />
        )}
      </Section>
    </>
  )
}
