'use client'

import { useForm } from '@/components/ui/form'

/** What the words of a field may have meant, to pick one, before its box and under the same name: none picked, the box counts. */
export function Offers({ name, label }: { name: string; label: string }) {
  const offers = useForm().state.offers?.[name]
  if (!offers) return null
  return (
    <fieldset className="field field-bad">
      <legend>{label}</legend>
      <p className="bad">对得上的有 {offers.length} 个，请点一个；都不是，就改下面写的</p>
      <div className="checks">
        {[...offers, { value: '', label: '都不是，按下面写的找' }].map(({ value, label: words }) => (
          <label className="check" key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === ''} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
