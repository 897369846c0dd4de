import { optionsOf, Was } from '@/components/households/edit-page'
import { HiddenField, SelectField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { kinships } from '@/domain/residents/codes'
import { changeRelationsAction } from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

/** 改与户主关系, all members on one form. */
export function RelationsForm({ desk }: { desk: HouseholdDesk }) {
  const head = desk.members.find((member) => member.head)
  return (
    <ActionForm action={changeRelationsAction}>
      <HiddenField name="id" value={desk.id} />
      <Was values={Object.fromEntries(desk.members.map(({ id, relationCode }) => [id, relationCode]))} />
      <p className="meta">{head ? `户主是 ${head.name}。` : '还没有定户主，先用“换户主”定下来。'}</p>
      {desk.members
        .filter((member) => !member.head)
        .map(({ id, name, sex, age, relationCode }) => (
          <SelectField
            key={id}
            name={`relation.${id}`}
            label={`${name}（${sex}，${age ?? '年龄未核实'}）是户主的`}
            options={optionsOf(kinships, (code) => code !== '01' && code !== '02')}
            defaultValue={relationCode}
            none={relationCode === '01' || relationCode === '02' ? '请选' : undefined}
          />
        ))}
      <FormEnd save="存关系" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}
