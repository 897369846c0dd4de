import { SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { PlaceFields } from '@/components/visits/place-fields'
import { recordObservationAction } from '@/server/visits/actions'

/** Something seen at a place, without a household or at one's door: 110, 120, a removal van, a blocked passage. */
export function ObservationForm({ id, grids }: { id: string; grids: { code: number; name: string }[] }) {
  return (
    <ActionForm action={recordObservationAction}>
      <PlaceFields id={id} grids={grids} />
      <div className="field actions">
        <SubmitButton>记下来</SubmitButton>
      </div>
    </ActionForm>
  )
}
