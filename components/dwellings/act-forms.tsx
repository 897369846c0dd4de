import { ActEnd } from '@/components/households/act-forms'
import { optionsOf } from '@/components/households/edit-page'
import { ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { dwellingUses } from '@/domain/dwellings/codes'
import { departureReasons } from '@/domain/households/codes'
import { convertDwellingAction, vacateDwellingAction } from '@/server/dwellings/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

type Props = { desk: HouseholdDesk }

/** 腾空. */
export function VacateForm({ desk }: Props) {
  const { promises, issues } = desk.matters
  return (
    <ActionForm action={vacateDwellingAction}>
      <HiddenField name="householdId" value={desk.id} />
      {promises + issues > 0 && (
        <Notice kind="due" title={`还有未了的答应事项 ${promises} 件、在办诉求 ${issues} 件`}>
          <p>要先回话、办结，才能腾空。</p>
        </Notice>
      )}
      <DateField name="on" label="哪天起空着" required max={desk.today} defaultValue={desk.today} />
      <SelectField
        name="reason"
        label="原因"
        required
        options={optionsOf(departureReasons, (code) => !['died', 'merged', 'split'].includes(code))}
        defaultValue="moved_out"
      />
      <TextField name="place" label="迁往哪里" hint="问不到就写“不明”" required className="w-line" />
      <ActEnd act="腾空" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 住商转换. */
export function ConvertForm({ desk }: Props) {
  const uses = (['01', '06', '02'] as const).filter((use) => use !== desk.dwelling.use)
  return (
    <ActionForm action={convertDwellingAction}>
      <HiddenField name="householdId" value={desk.id} />
      <ChoiceField
        name="use"
        label="改成"
        required
        hint="全部商用：住的人迁出，商户另立一档；商住混用：人照住"
        options={uses.map((value) => ({ value, label: dwellingUses[value] }))}
        columns={2}
      />
      <DateField name="on" label="哪天起" required max={desk.today} defaultValue={desk.today} />
      <div className="field-row">
        <TextField name="businessName" label="商户名称" hint="改成住宅不填" />
        <TextField name="creditCode" label="统一社会信用代码" hint="照执照，18 位；没有就留空" />
      </div>
      <TextField name="place" label="住的人迁往哪里" hint="有人迁出才填" className="w-line" />
      <ActEnd act="改用途" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}
