import { SelectField } from '@/components/ui/fields'

type Props = {
  people: readonly { id: string; name: string; age: number | null }[]
  label: string
  none: string
  hint?: string
  required?: boolean
}

/** One person of a household, picked by name and age: 罗小雨　7 周岁. */
export function PersonField({ people, ...rest }: Props) {
  const options = people.map(({ id, name, age }) => ({
    value: id,
    label: age === null ? name : `${name}　${age} 周岁`,
  }))
  return <SelectField name="residentId" options={options} {...rest} />
}
