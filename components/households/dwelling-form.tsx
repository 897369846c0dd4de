import { optionsOf, Was } from '@/components/households/edit-page'
import { AreaField, HiddenField, NumberField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { dwellingStates, dwellingUses, tenures } from '@/domain/dwellings/codes'
import { editDwellingAction } from '@/server/dwellings/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

/** Use, tenure and size of the room; 改用途 and 改租住 are done here. */
export function DwellingForm({ desk: { id, dwelling } }: { desk: HouseholdDesk }) {
  return (
    <ActionForm action={editDwellingAction}>
      <HiddenField name="householdId" value={id} />
      <Was values={dwelling} />
      <div className="field-row">
        <SelectField name="use" label="用途" options={optionsOf(dwellingUses)} defaultValue={dwelling.use} />
        <SelectField name="state" label="居住情况" options={optionsOf(dwellingStates)} defaultValue={dwelling.state} />
      </div>
      <div className="field-row">
        <SelectField
          name="tenure"
          label="产权"
          options={optionsOf(tenures)}
          none="未核实"
          defaultValue={dwelling.tenure}
        />
        <TextField name="ownerName" label="产权人" defaultValue={dwelling.ownerName} />
      </div>
      <div className="field-row">
        <NumberField name="areaSqm" label="面积" unit="平方米" defaultValue={dwelling.areaSqm} />
        <TextField
          name="businessName"
          label="商户名称"
          hint="商用或商住混用才填"
          defaultValue={dwelling.businessName}
        />
      </div>
      <AreaField
        name="note"
        label="房屋情况"
        hint="电梯、燃气、隔断、安全上要记的"
        rows={2}
        defaultValue={dwelling.note}
      />
      <FormEnd save="保存" back={`/households/${id}`} />
    </ActionForm>
  )
}
