import { type Common, TextField } from '@/components/ui/fields'
import { Offers } from '@/components/ui/offers'
import { waysToCall } from '@/domain/households/naming'

type Props = Common & { defaultValue?: string | undefined; list?: readonly string[] | undefined }

/** 哪一户: words the search understands; where several were meant, the form comes back with all of them to pick from. */
export function HouseholdField(props: Props) {
  return (
    <>
      <Offers name={props.name} label={props.label} />
      <TextField {...props} hint={props.hint ?? waysToCall} className="w-line" />
    </>
  )
}
