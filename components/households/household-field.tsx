'use client'

import { type Common, TextField } from '@/components/ui/fields'
import { useForm } from '@/components/ui/form'
import { waysToCall } from '@/domain/households/naming'

/** 哪一户: words the search understands. Where several were meant, the form comes back with all of them to pick from; none picked, the box counts. */
export function HouseholdField(
  props: Common & { defaultValue?: string | undefined; list?: readonly string[] | undefined },
) {
  const { name, label, hint } = props
  const offers = useForm().state.offers?.[name]
  return (
    <>
      {offers && (
        <fieldset className="field field-bad">
          <legend>{label}</legend>
          <p className="bad">对得上的有 {offers.length} 户，请点一户；都不是，就改下面写的</p>
          <div className="checks">
            {offers.map((offer) => (
              <label className="check" key={offer.value}>
                <input type="radio" name={name} value={offer.value} />
                {offer.label}
              </label>
            ))}
            <label className="check">
              <input type="radio" name={name} value="" defaultChecked />
              都不是，按下面写的找
            </label>
          </div>
        </fieldset>
      )}
      <TextField {...props} hint={hint ?? waysToCall} className="w-line" />
    </>
  )
}
