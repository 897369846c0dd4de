import { ChecksField, DateField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'
import type { HouseholdDesk } from '@/server/households/household-desk'
import { addTagAction, coverTagAction, endTagAction } from '@/server/tags/actions'

const kinds = { benefit: '政策', hand: '人工' } as const

const tagOptions = (Object.entries(tags) as [TagCode, Tag][])
  .filter(([, { source }]) => source !== 'rule')
  .map(([value, { label, source, about }]) => ({
    value,
    label: `${label}（${source === 'rule' ? '' : kinds[source]}，${about === 'resident' ? '人' : '户'}）`,
  }))

/** 加标签, with evidence and the day to look again. */
export function AddTagForm({ desk }: { desk: HouseholdDesk }) {
  const people = desk.members.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ActionForm action={addTagAction}>
      <HiddenField name="householdId" value={desk.id} />
      <SelectField
        name="code"
        label="标签"
        required
        hint="独居、高龄、纯老由系统推算，不在这里加"
        options={tagOptions}
        none="请选"
      />
      <SelectField name="residentId" label="关于谁" hint="标着“人”的标签必选" options={people} none="全户" />
      <ChecksField
        name="covers[]"
        label="纳入哪几位"
        hint="低保、特困这类按户批的，勾上写进去的人；不勾就是全户。户数、人数分开计"
        options={people}
      />
      <TextField name="detail" label="说明" hint="残疾写类别和等级，如：肢体 二级" className="w-line" />
      <TextField name="evidence" label="依据" hint="政策标签必填：文号、证件、评估结论" className="w-line" />
      <div className="field-row">
        <DateField name="fromOn" label="哪天起" required max={desk.today} defaultValue={desk.today} />
        <DateField name="reviewOn" label="哪天复核" hint="不填按标签的复核周期" min={desk.today} />
      </div>
      <FormEnd save="加上" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 去标签: from which day, and why. */
export function EndTagForm({ desk, tagId }: { desk: HouseholdDesk; tagId: string }) {
  return (
    <ActionForm action={endTagAction}>
      <HiddenField name="id" value={tagId} />
      <DateField name="toOn" label="哪天起不再是" required max={desk.today} defaultValue={desk.today} />
      <TextField name="reason" label="为什么去掉" required className="w-line" />
      <FormEnd save="去掉标签" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 改纳入的人, of a benefit granted to the household. */
export function CoverTagForm({ desk, tag }: { desk: HouseholdDesk; tag: HouseholdDesk['tags'][number] }) {
  const people = desk.members.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ActionForm action={coverTagAction}>
      <HiddenField name="id" value={tag.id} />
      <ChecksField
        name="covers[]"
        label="纳入哪几位"
        hint={tag.covers ? undefined : '现在没有写明，按全户计'}
        options={people}
        defaultValue={tag.covers ?? people.map(({ value }) => value)}
      />
      <div className="form-end">
        <SubmitButton kind="plain">保存纳入的人</SubmitButton>
      </div>
    </ActionForm>
  )
}
