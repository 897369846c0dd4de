import { ActEnd } from '@/components/households/act-forms'
import { optionsOf, Was } from '@/components/households/edit-page'
import { IdentityFields, PersonFields } from '@/components/residents/person-fields'
import { CheckField, ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { arrivalReasons, departureReasons } from '@/domain/households/codes'
import { kinships } from '@/domain/residents/codes'
import type { HouseholdDesk } from '@/server/households/household-desk'
import {
  addResidentAction,
  editResidentAction,
  moveInAction,
  moveOutAction,
  recordDeathAction,
} from '@/server/residents/actions'
import type { ResidentFile } from '@/server/residents/resident-file'

type OfDesk = { desk: HouseholdDesk }
const relations = optionsOf(kinships, (code) => code !== '01' && code !== '02')
const people = (desk: HouseholdDesk) =>
  desk.members.map(({ id, name, relation }) => ({ value: id, label: `${name}　${relation}` }))

function Arrival({ today, first }: { today: string; first: boolean }) {
  return (
    <div className="field-row">
      {first ? (
        <HiddenField name="relation" value="02" />
      ) : (
        <SelectField name="relation" label="与户主的关系" required options={relations} none="请选" />
      )}
      <DateField name="fromOn" label="哪天起住在这里" required max={today} defaultValue={today} />
      <SelectField
        name="arrival"
        label="迁入原因"
        required
        options={optionsOf(arrivalReasons)}
        defaultValue="moved_in"
      />
    </div>
  )
}

/** 加一人: somebody new to the committee. */
export function AddResidentForm({ desk }: OfDesk) {
  return (
    <ActionForm action={addResidentAction}>
      <HiddenField name="householdId" value={desk.id} />
      <Arrival today={desk.today} first={desk.members.length === 0} />
      <IdentityFields />
      <PersonFields />
      <FormEnd save="保存" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 迁入一人: one of the people found moves here. */
export function MoveInForm({ desk, found }: OfDesk & { found: { id: string; name: string; note: string }[] }) {
  return (
    <ActionForm action={moveInAction}>
      <HiddenField name="householdId" value={desk.id} />
      <ChoiceField
        name="residentId"
        label="迁入谁"
        required
        hint="原来住处当天结束，不会两处都住"
        options={found.map(({ id, name, note }) => ({ value: id, label: `${name}　${note}`, wide: true }))}
        defaultValue={found.length === 1 ? found[0]?.id : undefined}
        columns={2}
      />
      <Arrival today={desk.today} first={desk.members.length === 0} />
      <ActEnd act="迁入" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 迁出一人. */
export function MoveOutForm({ desk, chosen }: OfDesk & { chosen?: string | undefined }) {
  return (
    <ActionForm action={moveOutAction}>
      <HiddenField name="householdId" value={desk.id} />
      <ChoiceField name="residentId" label="谁迁出" required options={people(desk)} defaultValue={chosen} columns={2} />
      <DateField name="toOn" label="哪天起不住这里" required max={desk.today} defaultValue={desk.today} />
      <SelectField
        name="departure"
        label="迁出原因"
        required
        options={optionsOf(departureReasons, (code) => code !== 'died')}
        defaultValue="moved_out"
      />
      <TextField name="place" label="迁往哪里" className="w-line" />
      <ActEnd act="迁出" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 登记去世. */
export function DeathForm({ desk, chosen }: OfDesk & { chosen?: string | undefined }) {
  return (
    <ActionForm action={recordDeathAction}>
      <HiddenField name="householdId" value={desk.id} />
      <ChoiceField name="residentId" label="谁去世" required options={people(desk)} defaultValue={chosen} columns={2} />
      <DateField name="diedOn" label="去世日期" required max={desk.today} />
      <ActEnd act="登记去世" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 改居民. */
export function ResidentForm({ file }: { file: ResidentFile }) {
  const { id, values, identity, phone } = file
  return (
    <ActionForm action={editResidentAction}>
      <HiddenField name="id" value={id} />
      <Was values={{ ...values, idNumber: identity, phone }} />
      <IdentityFields values={values} masked={{ id: identity, phone }} />
      {phone && <CheckField name="clearPhone" label="这个电话不用了，清掉" />}
      <PersonFields values={values} />
      <FormEnd save="保存" back={`/residents/${id}`} />
    </ActionForm>
  )
}
