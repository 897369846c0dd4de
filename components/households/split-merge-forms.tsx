import { ActEnd } from '@/components/households/act-forms'
import { optionsOf } from '@/components/households/edit-page'
import { ChecksField, ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { kinships } from '@/domain/residents/codes'
import { mergeHouseholdsAction, splitHouseholdAction } from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

type Desk = { desk: HouseholdDesk }
const relations = optionsOf(kinships, (code) => code !== '01' && code !== '02')
const people = ({ members }: HouseholdDesk) =>
  members.map(({ id, name, relation, age }) => ({ value: id, label: `${name}　${relation}　${age ?? ''}` }))

/** 分户. */
export function SplitForm({ desk, buildings }: Desk & { buildings: { value: string; label: string }[] }) {
  const options = people(desk)
  return (
    <ActionForm action={splitHouseholdAction}>
      <HiddenField name="id" value={desk.id} />
      <ChecksField name="members[]" label="谁分出去" required className="checks checks-column" options={options} />
      <ChoiceField name="headId" label="新户主" required options={options} columns={2} />
      <div className="field-row">
        {desk.members.map(({ id, name }) => (
          <SelectField
            key={id}
            name={`relation.${id}`}
            label={`${name}是新户主的`}
            options={relations}
            none="不分出或就是新户主"
          />
        ))}
      </div>
      <DateField name="on" label="哪天起分户" required max={desk.today} defaultValue={desk.today} />
      <ChoiceField
        name="place"
        label="分到哪里"
        required
        options={[
          { value: 'same', label: '同一处，另立一户' },
          { value: 'other', label: '另一处房子' },
        ]}
        columns={2}
        defaultValue="same"
      />
      <SelectField name="buildingId" label="楼栋" hint="分到另一处才选" options={buildings} none="请选" />
      <div className="field-row">
        <TextField name="unit" label="单元" hint="没有单元就留空" />
        <TextField name="room" label="房号" hint="如 501" />
      </div>
      <ActEnd act="分户" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 并户: everybody of `other` comes into this file. */
export function MergeForm({ desk, other }: Desk & { other: HouseholdDesk }) {
  const headed = desk.members.some(({ head }) => head)
  const coming = other.members.filter((member) => headed || !member.head)
  return (
    <ActionForm action={mergeHouseholdsAction}>
      <HiddenField name="id" value={desk.id} />
      <HiddenField name="otherId" value={other.id} />
      <Notice title={`${other.number} ${other.address} 并进来`}>
        <p>那一户销档，人都到本户；走访、诉求、答应事项都在，从本户能看到。</p>
      </Notice>
      <DateField name="on" label="哪天起并户" required max={desk.today} defaultValue={desk.today} />
      <div className="field-row">
        {coming.map(({ id, name }) => (
          <SelectField
            key={id}
            name={`relation.${id}`}
            label={`${name}是户主的`}
            required
            options={relations}
            none="请选"
          />
        ))}
      </div>
      <ActEnd act="并户" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}
