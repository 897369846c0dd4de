import { SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { PlaceFields } from '@/components/visits/place-fields'
import { recordObservationAction } from '@/server/visits/actions'

/** Something seen at a place, without a household or at one's door: 110, 120, a removal van, a blocked passage. */
export function ObservationForm(props: { id: string; grids: { code: number; name: string }[]; named: boolean }) {
  const { id, grids, named } = props
  return (
    <ActionForm action={recordObservationAction}>
      <PlaceFields id={id} grids={grids} hint={named ? undefined : '户编号，例如 02-0317'} />
      <div className="field actions">
        <SubmitButton>记下来</SubmitButton>
      </div>
    </ActionForm>
  )
}
