import type { ParsedMember } from '@/domain/exchange/family'

/** Somebody a row names besides its person, or another number of the person; kept as an outside contact of the household. */
export type ToldContact = { name: string; relation: string; number?: string }

const unnamed = '未写姓名'

/** Every contact of a row. The first number of an adult is their own and no contact; a child has none of their own (K35). */
export function contactsOf(member: ParsedMember, isChild: boolean): ToldContact[] {
  const { contactName, contactPhones, phones, name } = member
  const urgent = { name: contactName ?? unnamed, relation: '紧急联系人' }
  const numbered = contactPhones.map(({ number }): ToldContact => ({ ...urgent, number }))
  const named = contactName && numbered.length === 0 ? [urgent] : numbered
  const others = (isChild ? phones : phones.slice(1)).map(({ number, note }) => {
    if (note) return { name: `${name}的${note}`.slice(0, 50), relation: note.slice(0, 20), number }
    return isChild
      ? { name: unnamed, relation: '孩子名下所留号码', number }
      : { name, relation: '本人另一号码', number }
  })
  return [...named, ...others]
}
