import { HouseholdField } from '@/components/households/household-field'
import {
  AreaField,
  ChecksField,
  ChoiceField,
  DateField,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { waysToCall } from '@/domain/households/naming'
import { mediationKinds, mediationStates } from '@/domain/issues/mediation-codes'
import {
  editMediationAction,
  followUpMediationAction,
  openMediationAction,
  settleMediationAction,
} from '@/server/issues/actions'
import type { MediationFile, MediationIntake } from '@/server/issues/mediation-file'

const choices = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))
const ends = choices(mediationStates).filter(({ value }) => value !== 'open')

type Team = MediationIntake['team']

function Mediators({ team, chosen }: { team: Team; chosen: string[] }) {
  return (
    <ChecksField
      name="mediators[]"
      label="调解人"
      hint="有账号的从此看得到这一件；没有账号的也写上"
      required
      options={team.map(({ id, name, kind, accountId }) => ({
        value: id,
        label: `${name}　${kind}${accountId ? '' : '（没有账号）'}`,
      }))}
      defaultValue={chosen}
    />
  )
}

/** 立一件调解: who against whom, for what, who mediates. */
export function OpenMediationForm({ intake: { team, own, household, today } }: { intake: MediationIntake }) {
  return (
    <ActionForm action={openMediationAction}>
      {[1, 2, 3, 4].map((n) => (
        <div className="field-row" key={n}>
          <TextField name={`party${n}_name`} label={`当事人 ${n}`} required={n <= 2} />
          <HouseholdField
            name={`party${n}_household`}
            label={`当事人 ${n} 住哪一户`}
            hint={n === 1 ? `在册的人写，${waysToCall}；外面的人空着` : ''}
            defaultValue={n === 1 ? household : undefined}
          />
        </div>
      ))}
      <div className="field-row">
        <SelectField name="kind" label="哪一类" required options={choices(mediationKinds)} none="请选" />
        <DateField name="openedOn" label="哪天立案" required max={today} defaultValue={today} />
      </div>
      <AreaField name="cause" label="为了什么" required rows={4} />
      <Mediators team={team} chosen={team.filter(({ accountId }) => accountId === own).map(({ id }) => id)} />
      <FormEnd save="立案" back="/issues/mediations" />
    </ActionForm>
  )
}

type File = { file: MediationFile }

function Which({ file: { id, version } }: File) {
  return (
    <>
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
    </>
  )
}

/** 结案: how it ended, what was agreed, when it is asked about again. */
export function SettleForm({ file }: File) {
  const { openedOn, today } = file
  return (
    <ActionForm action={settleMediationAction}>
      <Which file={file} />
      <ChoiceField name="state" label="结果" required options={ends} columns={3} />
      <AreaField name="agreement" label="协议内容" rows={4} />
      <div className="field-row">
        <DateField name="on" label="哪天结案" required min={openedOn} max={today} defaultValue={today} />
        <DateField name="followUpOn" label="哪天回访" hint="达成协议的必填" min={today} />
      </div>
      <div className="form-end">
        <SubmitButton>结案</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** 回访: how the agreement holds, and whether to ask again. */
export function FollowUpForm({ file }: File) {
  const { settledOn, today } = file
  return (
    <ActionForm action={followUpMediationAction}>
      <Which file={file} />
      <AreaField name="note" label="协议履行得怎么样" required rows={3} />
      <div className="field-row">
        <DateField name="on" label="哪天问的" required min={settledOn ?? today} max={today} defaultValue={today} />
        <DateField name="again" label="再问一次" hint="不用再问就空着" min={today} />
      </div>
      <div className="form-end">
        <SubmitButton>记回访</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** 改: the words, and by who opened it or the secretary who mediates. */
export function EditMediationForm({ file }: File) {
  const { kind, cause, mediatorIds, team, may } = file
  return (
    <ActionForm action={editMediationAction}>
      <Which file={file} />
      <SelectField name="kind" label="哪一类" required options={choices(mediationKinds)} defaultValue={kind} />
      <AreaField name="cause" label="为了什么" required rows={4} defaultValue={cause} />
      {may.name ? (
        <Mediators team={team} chosen={mediatorIds} />
      ) : (
        mediatorIds.map((id) => <input key={id} type="hidden" name="mediators[]" value={id} />)
      )}
      <div className="form-end">
        <SubmitButton kind="plain">保存</SubmitButton>
      </div>
    </ActionForm>
  )
}
