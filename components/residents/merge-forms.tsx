import { ActEnd } from '@/components/households/act-forms'
import { Empty } from '@/components/ui/empty'
import { ChoiceField, HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { distinguishResidentsAction, mergeResidentsAction } from '@/server/residents/actions'
import type { MergeDesk } from '@/server/residents/merge-desk'

type Other = NonNullable<MergeDesk['other']>
const homeOf = ({ home }: { home: string | null }) => home ?? '现在没有住处'

/** 合并重复的人: fact by fact where the two records differ, then the effect, then the confirmation. */
export function MergeResidentsForm({ desk, other }: { desk: MergeDesk; other: Other }) {
  return (
    <ActionForm action={mergeResidentsAction}>
      <HiddenField name="id" value={desk.id} />
      <HiddenField name="otherId" value={other.id} />
      <Notice title={`留下：${desk.name}，${homeOf(desk)}`}>
        <p>并进来：{`${other.name}，${homeOf(other)}`}。那一份的住过哪里、走访、诉求、标签都跟过来，7 天内可以撤销。</p>
        <p>
          <a href={`/residents/${other.id}/merge?other=${desk.id}`}>换一下，留另一份</a>
        </p>
      </Notice>
      {other.facts.length === 0 && <p>两份的个人情况完全相同。</p>}
      {other.facts.map(({ field, label, proposed, kept, other: theirs }) => (
        <ChoiceField
          key={field}
          name={`take.${field}`}
          label={label}
          required
          columns={2}
          defaultValue={proposed}
          options={[
            { value: 'kept', label: `${kept ?? '未核实'}　留下的这份` },
            { value: 'other', label: `${theirs ?? '未核实'}　另一份` },
          ]}
        />
      ))}
      <ActEnd act="合并" back={`/residents/${desk.id}/merge`} />
    </ActionForm>
  )
}

/** Who is likely the same person, each with the two answers. */
export function AlikePeople({ desk }: { desk: MergeDesk }) {
  if (desk.alike.length === 0)
    return (
      <Empty title="没有像是同一人的档案">
        同一居民区里，姓名和出生日期或电话都相同的才列在这里。姓名写法不同的，用上面的框找。
      </Empty>
    )
  return desk.alike.map(({ id, name, address, why }, index) => (
    <Section key={id} title={name} meta={`${why}　${address ?? '现在没有住处'}`} first={index === 0}>
      <div className="form-end">
        <a
          className="btn btn-primary btn-form"
          href={`/residents/${desk.id}/merge?other=${id}`}
          aria-label={`核对并合并 ${name}`}
        >
          核对并合并
        </a>
        <a className="btn btn-quiet btn-form" href={`/residents/${id}`} aria-label={`看 ${name} 的档案`}>
          看这一份
        </a>
      </div>
      <ActionForm action={distinguishResidentsAction}>
        <HiddenField name="id" value={desk.id} />
        <HiddenField name="otherId" value={id} />
        <div className="form-end">
          <SubmitButton kind="plain">不是同一人</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  ))
}
