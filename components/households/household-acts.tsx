import { optionsOf } from '@/components/households/edit-page'
import { IdentityFields, PersonFields } from '@/components/residents/person-fields'
import { dayText } from '@/components/ui/dates'
import {
  CheckField,
  ChecksField,
  ChoiceField,
  DateField,
  HiddenField,
  SelectField,
  TextField,
} from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { Notice } from '@/components/ui/notice'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { departureReasons, householdKinds } from '@/domain/households/codes'
import { kinships } from '@/domain/residents/codes'
import {
  changeHeadAction,
  closeHouseholdAction,
  confirmFactsAction,
  createHouseholdAction,
} from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

type Props = { desk: HouseholdDesk }

/** 换户主. */
export function ChangeHeadForm({ desk }: Props) {
  const head = desk.members.find((member) => member.head)
  const others = desk.members.filter((member) => !member.head)
  return (
    <ActionForm action={changeHeadAction}>
      <HiddenField name="id" value={desk.id} />
      <Notice title="换户主不改户数、人数">
        <p>其他人与户主的关系不会自动变，换好以后请在成员里核对。</p>
      </Notice>
      <ChoiceField
        name="residentId"
        label="新户主"
        required
        options={others.map(({ id, name, relation, age }) => ({
          value: id,
          label: `${name}　${relation}　${age ?? ''}`,
        }))}
        columns={2}
      />
      <SelectField
        name="formerRelation"
        label={head ? `${head.name}是新户主的` : '原户主是新户主的'}
        required
        options={optionsOf(kinships, (code) => code !== '01' && code !== '02')}
        none="请选"
        {...(head ? {} : { defaultValue: '97' })}
      />
      <FormEnd save="换户主" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 整户迁出, with its effect on the counts before anything is done. */
export function CloseHouseholdForm({ desk }: Props) {
  const { promises, issues } = desk.matters
  return (
    <ActionForm action={closeHouseholdAction}>
      <HiddenField name="id" value={desk.id} />
      <Notice kind="due" title={`在册减 1 户，居住减 ${desk.members.length} 人`}>
        <p>
          档案销档后只能看，不能改。
          {promises + issues > 0 && `还有未了的答应事项 ${promises} 件、在办诉求 ${issues} 件，要先了结。`}
        </p>
      </Notice>
      <DateField name="toOn" label="哪天起不住这里" required max={desk.today} defaultValue={desk.today} />
      <SelectField
        name="reason"
        label="原因"
        required
        options={optionsOf(departureReasons, (code) => code !== 'died')}
        defaultValue="moved_out"
      />
      <CheckField name="vacant" label="房子空出来了，居住情况改为空置" defaultChecked />
      <FormEnd save="整户迁出" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 核实资料: what was asked today and is as it stands. */
export function ConfirmFactsForm({ desk }: Props) {
  return (
    <ActionForm action={confirmFactsAction}>
      <HiddenField name="id" value={desk.id} />
      <ChecksField
        name="groups[]"
        label="今天核实过、没有变的"
        hint="有变的先去改，改完再来勾"
        className="checks checks-column"
        options={desk.freshness.map(({ group, label, confirmedOn, stale }) => ({
          value: group,
          label: `${label}　${confirmedOn ? `${dayText(confirmedOn, desk.today)}核实` : '没有核实过'}${stale ? '，该问了' : ''}`,
        }))}
      />
      <FormEnd save="记下" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 建档: the room, then its head. */
export function CreateHouseholdForm(props: {
  buildings: { value: string; label: string }[]
  today: string
  chosen?: string | undefined
}) {
  const { buildings, today, chosen } = props
  return (
    <ActionForm action={createHouseholdAction}>
      <SelectField name="buildingId" label="楼栋" required options={buildings} none="请选" defaultValue={chosen} />
      <div className="field-row">
        <TextField name="unit" label="单元" hint="没有单元就留空" />
        <TextField name="room" label="房号" required hint="如 501" />
        <DateField name="fromOn" label="哪天起住在这里" required max={today} defaultValue={today} />
      </div>
      <div className="field-row">
        <SelectField name="use" label="用途" options={optionsOf(dwellingUses)} defaultValue="01" />
        <SelectField name="state" label="居住情况" options={optionsOf(dwellingStates)} defaultValue="ZZ" />
        <SelectField name="kind" label="户类型" options={optionsOf(householdKinds)} defaultValue="family" />
      </div>
      <h2 className="form-part">户主</h2>
      <IdentityFields />
      <PersonFields />
      <FormEnd save="建档" back="/households" />
    </ActionForm>
  )
}
