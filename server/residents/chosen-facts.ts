import 'server-only'
import { pinyinOf } from '@/db/pinyin'
import type { Resident } from '@/db/queries/residents'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { labelsOf } from '@/domain/edits/conflict'
import { differingFacts, type Source } from '@/domain/residents/same-person'
import type { ResidentRefusal } from '@/domain/residents/wording'
import { residentWords } from '@/domain/residents/words'
import { accept, type Result, refuse } from '@/domain/result'
import { decrypt } from '@/server/protection/field-cipher'
import { knownPerson, sealedIdentity, sealedPhone } from '@/server/residents/identity'

/** The facts of a record in the words of the form, the two numbers by what they are found by. */
export function factsOf(record: Pick<Resident, 'idIndex' | 'phoneIndex'>): Record<string, unknown> {
  return { ...record, idNumber: record.idIndex, phone: record.phoneIndex }
}

/**
 * What the record that stays takes from the other one: the facts somebody chose, and those it does not know itself.
 * A number is sealed anew for its record; refused when number, birth and sex then disagree.
 */
export function chosenOf(
  kept: Resident,
  other: Resident,
  chosen: Record<string, Source>,
  today: CivilDay,
): Result<{ columns: Partial<Resident>; taken: string }, ResidentRefusal> {
  const differing = differingFacts(factsOf(kept), factsOf(other))
  const taken = [...differing].filter(([field, proposed]) => (chosen[field] ?? proposed) === 'other')
  const fields = taken.map(([field]) => field)
  const columns = Object.assign({}, ...fields.map((field) => columnsOf(kept.id, other, field))) as Partial<Resident>
  const after = { ...kept, ...columns }
  const source = fields.includes('idNumber') ? other : kept
  const idNumber = source.idCipher && decrypt(source.idCipher, source.id, 'id_number')
  const { idType, sex, bornOn, guardianName } = after
  const known = knownPerson(
    { idType, sex, bornOn, guardianName, idNumber, idReason: after.idOverride, phone: null },
    today,
  )
  const disagrees = !known.ok && known.refusal.kind === 'identity_disagrees'
  return disagrees ? refuse(known.refusal) : accept({ columns, taken: labelsOf(fields, residentWords) })
}

/** The columns that go with a fact, as they stand in the record that takes it. */
function columnsOf(keptId: string, other: Resident, field: string): Partial<Resident> {
  const opened = (cipher: string | null, of: string) => cipher && decrypt(cipher, other.id, of)
  switch (field) {
    case 'idNumber':
      return {
        ...sealedIdentity(keptId, opened(other.idCipher, 'id_number')),
        idType: other.idType,
        idOverride: other.idOverride,
      }
    case 'phone':
      return sealedPhone(keptId, opened(other.phoneCipher, 'phone'))
    case 'name':
      return { name: other.name, ...pinyinOf(other.name) }
    case 'bornOn':
      return { bornOn: other.bornOn, birthPrecision: other.birthPrecision }
    case 'guardianName':
      return { guardianName: other.guardianName, guardianId: other.guardianId }
    default:
      return { [field]: other[field as keyof Resident] }
  }
}
