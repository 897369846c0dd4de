import { HouseholdField } from '@/components/households/household-field'
import { choicesOf } from '@/components/ui/choices'
import { AreaField, ChoiceField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { hazards, observationKinds, vehicles } from '@/domain/visits/codes'

const kinds = (['hazard', 'environment', 'change', 'suggestion'] as const).map((value) => ({
  value,
  label: observationKinds[value],
}))
const none = { value: '', label: '都没有' }

type Props = {
  id: string
  grids: { code: number; name: string }[]
  doors?: readonly string[]
  hint?: string | undefined
}

/** What is told of a place, the same on a page and on a phone: the three vehicles first, one tap each. */
export function PlaceFields({ id, grids, doors, hint }: Props) {
  return (
    <>
      <HiddenField name="id" value={id} />
      <ChoiceField
        name="vehicle"
        label="来过什么车"
        hint="点了车，写上哪一户，那一户会排进回访"
        options={[...choicesOf(vehicles), none]}
        columns={2}
        defaultValue=""
      />
      <HouseholdField name="household" label="哪一户（知道就填）" hint={hint} list={doors} />
      <ChoiceField name="kind" label="哪一类（点了车可不选）" options={kinds} columns={2} />
      <TextField name="place" label="在哪里（填了户可不写）" placeholder="例如 小区北门、2单元门口" />
      {grids.length > 0 && (
        <SelectField
          name="areaCode"
          label="网格"
          options={grids.map(({ code, name }) => ({ value: String(code), label: name }))}
          none="全居民区"
        />
      )}
      <AreaField name="text" label="看到什么" rows={3} />
      <SelectField
        name="hazard"
        label="安全隐患是哪样（选了“安全隐患”才填）"
        options={choicesOf(hazards)}
        none="不是隐患"
      />
      <ChoiceField
        name="mended"
        label="隐患当场处理好了吗"
        hint="没处理好会立成一件诉求，您是首问；志愿者报的，居委会看过再立"
        options={[
          { value: 'yes', label: '处理好了' },
          { value: 'no', label: '没有' },
        ]}
        columns={2}
      />
    </>
  )
}
