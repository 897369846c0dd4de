import { isNothing, readName, readPhones, readWord } from '@/domain/exchange/cells'
import { type ReadDay, readDay } from '@/domain/exchange/date-cells'
import type { ParsedMember } from '@/domain/exchange/family'
import { type ReadIdentity, readIdentity } from '@/domain/exchange/identity-cells'
import { type MemberRow, textOf } from '@/domain/exchange/member-row'
import { readMemberTags } from '@/domain/exchange/member-tags'
import { sourceNote } from '@/domain/exchange/source-notes'
import type { Field } from '@/domain/exchange/synonyms'
import {
  educationFrom,
  ethnicGroupFrom,
  hukouKindFrom,
  kinshipFrom,
  maritalStatusFrom,
  politicalStatusFrom,
  registrationFrom,
  sexFrom,
  yesNoFrom,
} from '@/domain/residents/aliases'
import type { Sex } from '@/domain/residents/codes'
import { refineKinship, sexOfKinship } from '@/domain/residents/kinship'

/** The person a row tells of, or undefined when the row must be refused; the row's notebook says why. */
export function readMember(row: MemberRow): ParsedMember | undefined {
  const name = memberName(row)
  const identity = memberIdentity(row)
  if (!name || !identity) return undefined
  const birth = memberBirth(row, identity)
  if (!birth) return undefined
  const sex = memberSex(row, identity)
  return {
    rowNo: row.rowNo,
    mergedRowNos: [],
    name: name.name,
    ...(name.deceased ? { deceased: true } : {}),
    ...(name.movedOut ? { movedOut: true } : {}),
    idType: identity.idType,
    ...(identity.idNumber ? { idNumber: identity.idNumber } : {}),
    ...birth,
    ...(sex ? { sex } : {}),
    ...memberRelation(row, sex),
    ...memberContacts(row),
    ...memberCodes(row),
    ...memberDays(row),
    ...memberWords(row),
    ...readMemberTags(row, identity.idNumber),
    ...defined({ note: sourceNote(row) }),
    warnings: row.findings,
  }
}

function memberName(row: MemberRow) {
  const placed = row.placed('name')
  if (!placed) {
    row.report('name_missing')
    return undefined
  }
  const { column, cell } = placed
  if (cell.error) row.report('name_unreadable', { column, raw: cell.text })
  else if (cell.text.trim() === '') row.report('name_missing', { column, raw: '' })
  else {
    const read = readName(cell, column, row.report)
    if (read.name !== '') return read
    row.report('name_missing', { column, raw: cell.text })
  }
  return undefined
}

function memberIdentity(row: MemberRow): ReadIdentity | undefined {
  const placed = row.placed('id_number')
  if (!placed) return { idType: 'NONE' }
  const { today, forcedRows } = row.context
  const at = { column: placed.column, forced: forcedRows?.has(row.rowNo) ?? false, ...(today ? { today } : {}) }
  return readIdentity(placed.cell, textOf(row, 'id_type') ?? '', at, row.report)
}

type Birth = Pick<ParsedMember, 'birthOn' | 'birthPrecision'>

/** The birth date; the ID number's wins. An impossible one without a number refuses the row. */
function memberBirth(row: MemberRow, { identity }: ReadIdentity): Birth | undefined {
  const [placed] = row.filled('birth')
  const known = identity ? ({ birthOn: identity.birthOn, birthPrecision: 'day' } as const) : undefined
  if (!placed || isNothing(placed.cell.text)) {
    const age = textOf(row, 'age')
    if (!known && age) row.report('age_only', { column: row.placed('age')?.column ?? 0, raw: age })
    return known ?? {}
  }
  const at = { column: placed.column, raw: placed.cell.text.trim() }
  const read = readDay(placed.cell, row.context.date1904)
  if (known) {
    if (!read.ok) row.report('birth_unreadable', at)
    else if (!agrees(read.value, known.birthOn)) row.report('birth_differs', { ...at, value: known.birthOn })
    return known
  }
  if (read.ok && !(row.context.today && read.value.on > row.context.today)) {
    if (read.value.remark) row.report(read.value.remark, { ...at, value: read.value.on })
    return { birthOn: read.value.on, birthPrecision: read.value.precision }
  }
  if (!read.ok && read.refusal.kind === 'unreadable') {
    row.report('birth_unreadable', at)
    return {}
  }
  row.report(!read.ok && read.refusal.kind === 'short_year' ? 'birth_short_year' : 'birth_impossible', at)
  return undefined
}

function agrees({ on, precision }: ReadDay, birthOn: string): boolean {
  const length = { day: 10, month: 7, year: 4 }[precision]
  return on.slice(0, length) === birthOn.slice(0, length)
}

function memberSex(row: MemberRow, { identity }: ReadIdentity): Sex | undefined {
  const [placed] = row.filled('sex')
  const told = placed && readWord(placed.cell.text, sexFrom, placed.column, row.report)
  if (identity && told && told !== identity.sex && placed) {
    row.report('sex_differs', {
      column: placed.column,
      raw: placed.cell.text.trim(),
      value: identity.sex === '1' ? '男' : '女',
    })
  }
  return identity?.sex ?? told
}

function memberRelation(row: MemberRow, sex: Sex | undefined): Pick<ParsedMember, 'relation' | 'relationText'> {
  const [placed] = row.filled('relation')
  if (!placed) return {}
  const raw = placed.cell.text.trim()
  const found = kinshipFrom(raw, sex)
  if (!found) {
    row.report('relation_unknown', { column: placed.column, raw })
    return { relationText: raw }
  }
  const implied = sexOfKinship(found)
  if (implied && sex && implied !== sex) row.report('relation_differs_from_sex', { column: placed.column, raw })
  return { relation: refineKinship(found, sex), relationText: raw }
}

function memberContacts(row: MemberRow): Pick<ParsedMember, 'phones' | 'contactName' | 'contactPhones'> {
  const phones = (use: Field) => row.filled(use).flatMap(({ cell, column }) => readPhones(cell, column, row.report))
  const contactName = textOf(row, 'contact_name')
  return {
    phones: [...phones('phone'), ...phones('landline')],
    contactPhones: phones('contact_phone'),
    ...(contactName && !isNothing(contactName) ? { contactName } : {}),
  }
}

function memberCodes(row: MemberRow): Partial<ParsedMember> {
  return defined({
    ethnic: word(row, 'ethnic', ethnicGroupFrom),
    education: word(row, 'education', educationFrom),
    political: political(row),
    marital: word(row, 'marital', maritalStatusFrom),
    registration: registration(row),
    hukou: word(row, 'hukou', hukouKindFrom),
  })
}

function word<Code>(row: MemberRow, use: Field, resolve: (text: string) => Code | undefined): Code | undefined {
  const [placed] = row.filled(use)
  return placed && readWord(placed.cell.text, resolve, placed.column, row.report)
}

/** Under 是否党员 a yes is a member; a no leaves everything else possible. */
function political(row: MemberRow) {
  const text = textOf(row, 'political')
  const asked = isQuestion(row, 'political')
  const answer = asked && text ? yesNoFrom(text) : undefined
  if (answer !== undefined) return answer ? '01' : undefined
  return word(row, 'political', politicalStatusFrom)
}

/** Under 是否人户分离 only a no is certain: 人户一致. */
function registration(row: MemberRow) {
  const text = textOf(row, 'registration')
  const answer = text && isQuestion(row, 'registration') ? yesNoFrom(text) : undefined
  const separated = /分离/.test(row.context.headings.get(row.placed('registration')?.column ?? -1) ?? '')
  if (answer === false && separated) return 'RH'
  return word(row, 'registration', registrationFrom)
}

function isQuestion(row: MemberRow, use: Field): boolean {
  const heading = row.context.headings.get(row.placed(use)?.column ?? -1) ?? ''
  return /是否|分离/.test(heading)
}

function memberDays(row: MemberRow): Partial<ParsedMember> {
  const moveIn = day(row, 'move_in')
  const [out] = row.filled('move_out')
  const [death] = row.filled('death')
  const leaves = out && !isNothing(out.cell.text) && yesNoFrom(out.cell.text) !== false
  const died = death && !isNothing(death.cell.text) && yesNoFrom(death.cell.text) !== false
  const isDay = (text: string) => /\d{2}/.test(text)
  const movedOutOn = leaves && isDay(out.cell.text) ? day(row, 'move_out') : undefined
  const deceasedOn = died && isDay(death.cell.text) ? day(row, 'death') : undefined
  return defined({
    moveInOn: moveIn,
    ...(leaves ? { movedOut: true as const, movedOutOn } : {}),
    ...(died ? { deceased: true as const, deceasedOn } : {}),
  })
}

function day(row: MemberRow, use: Field): string | undefined {
  const [placed] = row.filled(use)
  if (!placed || isNothing(placed.cell.text)) return undefined
  const read = readDay(placed.cell, row.context.date1904)
  if (read.ok) return read.value.on
  row.report('date_unreadable', { column: placed.column, raw: placed.cell.text.trim() })
  return undefined
}

function memberWords(row: MemberRow): Partial<ParsedMember> {
  const joined = (use: Field) =>
    row
      .filled(use)
      .map(({ cell }) => cell.text.trim())
      .join('')
  return defined({
    registeredAddress: joined('registered_address') || undefined,
    workplace: textOf(row, 'workplace'),
    occupation: isQuestion(row, 'occupation') ? undefined : textOf(row, 'occupation'),
    health: textOf(row, 'health'),
  })
}

function defined<Shape extends object>(from: { [Key in keyof Shape]: Shape[Key] | undefined }): Partial<Shape> {
  const kept: Partial<Shape> = {}
  for (const key of Object.keys(from) as (keyof Shape)[]) {
    const value = from[key]
    if (value !== undefined) kept[key] = value
  }
  return kept
}
