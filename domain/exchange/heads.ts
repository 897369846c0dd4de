import type { ParsedFamily, ParsedMember } from '@/domain/exchange/family'
import { type Finding, notebook } from '@/domain/exchange/findings'

/**
 * The household with one head where the sheet names one: by 与户主关系, else by 户主姓名, else the only or first member
 * when nobody's relation is known. Two heads, none, or one from outside are remarked upon.
 */
export function withHead(family: ParsedFamily): ParsedFamily {
  if (family.members.length === 0) return family
  const heads = family.members.filter(({ relation }) => relation === '02')
  const notes = notebook(family.rowNos[0] ?? 0)
  if (heads.length > 1) notes.report('two_heads')
  if (heads.length > 0) return remarked(family, notes.findings)

  const named = family.members.find(({ name }) => name === family.headName)
  const untold = family.members.every(({ relation, relationText }) => relation === undefined && !relationText)
  const first = untold ? family.members[0] : undefined
  const head = named ?? (family.headName ? undefined : first)
  if (!head) notes.report(family.headName ? 'head_unlisted' : 'no_head')
  else if (!named && family.members.length > 1) notes.report('no_head')
  const members = family.members.map((member) => (member === head ? asHead(member) : member))
  return remarked({ ...family, members }, notes.findings)
}

/** Same names without a number in one household may be one person. */
export function withDuplicates(family: ParsedFamily): ParsedFamily {
  const notes = family.members.flatMap((member, place) => {
    const twin = family.members.some(
      (other, at) => at < place && other.name === member.name && (!other.idNumber || !member.idNumber),
    )
    if (!twin) return []
    const { findings, report } = notebook(member.rowNo)
    report('possible_duplicate')
    return findings
  })
  return remarked(family, notes)
}

/** Two rows about one person: what the first leaves open comes from the second. */
export function mergedMember(one: ParsedMember, other: ParsedMember): ParsedMember {
  const { findings, report } = notebook(other.rowNo)
  report('duplicate_merged')
  const codes = new Set(one.tags.map(({ code }) => code))
  const numbers = new Set(one.phones.map(({ number }) => number))
  return {
    ...other,
    ...one,
    mergedRowNos: [...one.mergedRowNos, other.rowNo, ...other.mergedRowNos],
    tags: [...one.tags, ...other.tags.filter(({ code }) => !codes.has(code))],
    tagsDenied: [...new Set([...one.tagsDenied, ...other.tagsDenied])].filter((code) => !codes.has(code)),
    phones: [...one.phones, ...other.phones.filter(({ number }) => !numbers.has(number))],
    contactPhones: one.contactPhones.length > 0 ? one.contactPhones : other.contactPhones,
    warnings: [...one.warnings, ...other.warnings, ...findings],
  }
}

function asHead(member: ParsedMember): ParsedMember {
  return { ...member, relation: '02' }
}

function remarked(family: ParsedFamily, findings: Finding[]): ParsedFamily {
  return findings.length === 0 ? family : { ...family, warnings: [...family.warnings, ...findings] }
}
