import { AreaField, ChoiceField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { observationKinds } from '@/domain/visits/codes'
import { recordObservationAction } from '@/server/visits/actions'

const kinds = (['hazard', 'environment', 'change', 'suggestion'] as const).map((value) => ({
  value,
  label: observationKinds[value],
}))

/** Something seen at a place, without a household: 110, 120, a removal van, a blocked passage. */
export function ObservationForm({ id, grids }: { id: string; grids: { code: number; name: string }[] }) {
  return (
    <ActionForm action={recordObservationAction}>
      <HiddenField name="id" value={id} />
      <ChoiceField name="kind" label="哪一类" options={kinds} columns={2} required />
      <TextField name="place" label="在哪里" placeholder="例如 一纺小区 3号楼 2单元门口" required />
      {grids.length > 0 && (
        <SelectField
          name="areaCode"
          label="网格"
          options={grids.map(({ code, name }) => ({ value: String(code), label: name }))}
          none="全居民区"
        />
      )}
      <AreaField
        name="text"
        label="看到什么"
        hint="110、120、搬家车来过也写上，例如：120 接走一位老人，建议回访"
        rows={4}
        required
      />
      <div className="field actions">
        <SubmitButton>记下来</SubmitButton>
      </div>
    </ActionForm>
  )
}
