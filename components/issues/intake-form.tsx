import { HouseholdField } from '@/components/households/household-field'
import { choicesOf } from '@/components/ui/choices'
import {
  AreaField,
  CheckField,
  ChoiceField,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { waysToCall } from '@/domain/households/naming'
import { issueGrades, issueKinds, issueSources, issueSubcategories } from '@/domain/issues/codes'
import { joinIssueAction, reportIssueAction } from '@/server/issues/actions'
import type { IssueIntake } from '@/server/issues/issue-intake'

/** 登记诉求: words first, then where, whose and how urgent. A pasted message alone is enough for the words. */
export function IntakeForm({ intake }: { intake: IssueIntake }) {
  const { household, grids, ownGrid } = intake
  return (
    <ActionForm action={reportIssueAction}>
      <HiddenField name="id" value={intake.id} />
      <AreaField name="detail" label="原话" hint="居民怎么说就怎么记；群里的话、热线记录可以整段贴进来" rows={4} />
      <TextField name="title" label="事项" hint="一句话；空着就取原话的第一句" className="w-line" />
      <HouseholdField
        name="household"
        label="哪一户"
        hint={`${waysToCall}；公共地方的事空着`}
        defaultValue={household?.number}
      />
      <TextField
        name="place"
        label="地点"
        hint="例如 一纺小区 3号楼 2单元；填了哪一户可以空着"
        defaultValue={intake.place}
        className="w-line"
      />
      {ownGrid === null && (
        <SelectField
          name="areaCode"
          label="网格"
          hint="填了哪一户就不用选"
          options={grids.map(({ code, name }) => ({ value: String(code), label: name }))}
          none="按户自动"
        />
      )}
      <SelectField name="subcategory" label="类别" options={choicesOf(issueSubcategories)} none="请选" required />
      <ChoiceField name="kind" label="性质" options={choicesOf(issueKinds)} defaultValue="help" required />
      <ChoiceField
        name="grade"
        label="等级"
        hint="较急 24 小时内办结；一般 3 个工作日内答复、5 个工作日内办结"
        options={choicesOf(issueGrades)}
        defaultValue="normal"
        columns={2}
        required
      />
      <SelectField
        name="source"
        label="从哪来"
        options={choicesOf(issueSources)}
        defaultValue={intake.source}
        required
      />
      <CheckField name="accepted" label="已当场核实，直接接单" defaultChecked />
      <TextField
        name="joinNumber"
        label="已经有同一件？"
        hint="填它的编号，这一户就加入那一件（+1 户），不另登记"
        placeholder="例如 2026-0387"
        className="w-name"
      />
      <CheckField name="another" label="90 天内有同类，但确是另一件" />
      <div className="field actions">
        <SubmitButton>登记诉求</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** +1 户 with one press, from the list of what is already known at the place. */
export function JoinForm({ issueId, household }: { issueId: string; household: string }) {
  return (
    <ActionForm action={joinIssueAction} className="">
      <HiddenField name="issueId" value={issueId} />
      <HiddenField name="household" value={household} />
      <SubmitButton kind="plain" className="">
        +1 户
      </SubmitButton>
    </ActionForm>
  )
}
