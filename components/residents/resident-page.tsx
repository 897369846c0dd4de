import { Masked } from '@/components/households/file-members'
import { TalentFacts } from '@/components/households/file-talents'
import { TagChip } from '@/components/tags/tag-chip'
import { dayText, officialDay } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Listing } from '@/components/ui/listing'
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

/** Where somebody lives and lived. */
export function Residencies({ file: { residencies, today } }: Props) {
  return (
    <Section title="住过哪里">
      <Listing
        caption="住过哪里"
        rows={residencies}
        empty={null}
        columns={(column) => [
          column('住处', ({ householdId, address }) => <a href={`/households/${householdId}`}>{address}</a>),
          column('与户主', ({ relation }) => relation, 'aux'),
          column('从', ({ fromOn, arrival }) => `${dayText(fromOn, today)}　${arrival}`, 'aux'),
          column('到', ({ toOn, departure }) => (toOn ? `${dayText(toOn, today)}　${departure}` : '现住'), 'aux'),
        ]}
      />
    </Section>
  )
}

export function ResidentTags({ file: { tags, denied, today } }: Props) {
  if (tags.length === 0 && denied.length === 0) return null
  return (
    <Section title="政策享受与标签">
      <Listing
        caption="政策享受与标签"
        rows={tags}
        empty={null}
        columns={(column) => [
          column('标签', (tag) => <TagChip household={tag.householdId} tag={tag} />),
          column('说明', ({ detail }) => detail, 'aux'),
          column('依据', ({ evidence }) => evidence, 'aux'),
          column('从', ({ fromOn }) => dayText(fromOn, today), 'aux'),
          column(
            '到',
            ({ toOn, reviewOn }) =>
              toOn ? dayText(toOn, today) : reviewOn ? `复核 ${dayText(reviewOn, today)}` : '现有',
            'aux',
          ),
        ]}
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
          <Listing
            caption="家里的诉求"
            rows={issues}
            columns={(column) => [
              column('事项', ({ id, title }) => <a href={`/issues/${id}`}>{title}</a>),
              column('编号', ({ number }) => number, 'aux'),
              column('登记', ({ on }) => dayText(on, today), 'aux'),
              column('到哪一步', ({ state }) => issueStates[state as IssueState], 'aux'),
            ]}
          />
        )}
      </Section>
      <Section title="见面的走访" meta={visits.length === 0 ? '没有' : undefined}>
        {visits.length > 0 && (
          <Listing
            caption="见面的走访"
            rows={visits}
            columns={(column) => [
              column('日期', ({ id, on }) => <a href={`/visits/${id}`}>{dayText(on, today)}</a>),
              column('方式', ({ mode }) => visitModes[mode as VisitMode], 'aux'),
              column('结果', ({ outcome }) => visitOutcomes[outcome as VisitOutcome], 'aux'),
            ]}
          />
        )}
      </Section>
    </>
  )
}
