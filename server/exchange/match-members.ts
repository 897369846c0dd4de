import 'server-only'
import type { KnownResident } from '@/db/queries/import-lookups'
import type { ParsedMember } from '@/domain/exchange/family'
import { blindIndex } from '@/server/protection/field-cipher'

/**
 * Who of the people on file each member of a family is: by ID number wherever they live, else by name inside the household
 * where neither number nor birth speaks against it; of two who share a name the one of the same relation. Nobody is matched twice.
 */
export function matchMembers(
  members: readonly ParsedMember[],
  byIdentity: ReadonlyMap<string, KnownResident>,
  here: readonly KnownResident[],
): Map<ParsedMember, KnownResident> {
  const found = new Map<ParsedMember, KnownResident>()
  const taken = new Set<string>()
  const take = (member: ParsedMember, person: KnownResident | undefined) => {
    if (!person) return
    found.set(member, person)
    taken.add(person.id)
  }
  const indexes = new Map(
    members.flatMap((member) => (member.idNumber ? [[member, blindIndex(member.idNumber, 'id_number')] as const] : [])),
  )
  for (const [member, index] of indexes) take(member, byIdentity.get(index))
  for (const strict of [true, false]) {
    for (const member of members) {
      if (found.has(member)) continue
      const isThem = (person: KnownResident) =>
        !taken.has(person.id) &&
        person.name === member.name &&
        (!indexes.has(member) || !person.idIndex) &&
        (!member.birthOn || !person.bornOn || person.bornOn === member.birthOn) &&
        (!strict || person.relation === (member.relation ?? '99'))
      take(member, here.find(isThem))
    }
  }
  return found
}
