import { isNothing } from '@/domain/exchange/cells'
import type { ParsedMember } from '@/domain/exchange/family'
import { type MemberRow, textOf } from '@/domain/exchange/member-row'
import {
  disabilityGradeFrom,
  type ParsedTag,
  readDisability,
  readDisabilityNumber,
  readPreferential,
  readTags,
} from '@/domain/exchange/tag-cells'
import { yesNoFrom } from '@/domain/residents/aliases'
import type { TagCode } from '@/domain/tags/codes'
import { tagFrom } from '@/domain/tags/tag'

/** Every tag a row claims and every one it denies; a blank cell does neither. */
export function readMemberTags(
  row: MemberRow,
  idNumber: string | undefined,
): Pick<ParsedMember, 'tags' | 'tagsDenied'> {
  const claimed: ParsedTag[] = []
  const tagsDenied: TagCode[] = []
  listedTags(row, claimed)
  minimumLiving(row, claimed, tagsDenied)
  disability(row, idNumber, claimed, tagsDenied)
  preferential(row, claimed, tagsDenied)
  unemployment(row, claimed, tagsDenied)
  questionColumns(row, claimed, tagsDenied)
  return { tags: united(claimed), tagsDenied: [...new Set(tagsDenied)] }
}

function listedTags(row: MemberRow, claimed: ParsedTag[]) {
  for (const { column, cell } of row.filled('tags')) {
    if (!isNothing(cell.text)) claimed.push(...readTags(cell.text, { column }, row.report))
  }
}

function minimumLiving(row: MemberRow, claimed: ParsedTag[], denied: TagCode[]) {
  for (const { column, cell } of row.filled('minimum_living')) {
    const answer = isNothing(cell.text) ? false : yesNoFrom(cell.text)
    if (answer === true) claimed.push({ code: 'minimum_living' })
    else if (answer === false) denied.push('minimum_living')
    else if (/^[A-Za-z0-9-]{5,}$/.test(cell.text.trim()))
      claimed.push({ code: 'minimum_living', detail: cell.text.trim() })
    else claimed.push(...readTags(cell.text, { column }, row.report))
  }
}

function disability(row: MemberRow, idNumber: string | undefined, claimed: ParsedTag[], denied: TagCode[]) {
  for (const { column, cell } of row.filled('disability')) {
    if (isNothing(cell.text) || yesNoFrom(cell.text) === false) denied.push('disability')
    else claimed.push(...readDisability(cell.text, { column }, row.report))
  }
  const gradeText = textOf(row, 'disability_grade')
  const disabilityGrade = gradeText ? disabilityGradeFrom(gradeText) : undefined
  if (disabilityGrade) claimed.push({ code: 'disability', disabilityGrade })
  const [number] = row.filled('disability_number')
  if (!number || isNothing(number.cell.text)) return
  const raw = number.cell.text.trim()
  const read = number.cell.number === undefined ? readDisabilityNumber(raw) : undefined
  if (!read) {
    row.report('word_unknown', { column: number.column, raw })
    return
  }
  const { holder, ...tag } = read
  if (idNumber && holder !== idNumber) row.report('disability_number_differs', { column: number.column, raw })
  claimed.push(tag)
}

/** Under the heading 退役军人 a yes says veteran, not 优抚对象. */
function preferential(row: MemberRow, claimed: ParsedTag[], denied: TagCode[]) {
  for (const { column, cell } of row.filled('preferential')) {
    const code = /退役/.test(row.context.headings.get(column) ?? '') ? 'veteran' : 'preferential'
    const answer = isNothing(cell.text) ? false : yesNoFrom(cell.text)
    if (answer === true) claimed.push({ code })
    else if (answer === false) denied.push(code)
    else claimed.push(...readPreferential(cell.text, { column }, row.report))
  }
}

function unemployment(row: MemberRow, claimed: ParsedTag[], denied: TagCode[]) {
  for (const { column, cell } of row.filled('occupation')) {
    const asked = /是否失业/.test(row.context.headings.get(column) ?? '')
    const answer = asked ? yesNoFrom(cell.text) : undefined
    if (answer === true || /^(登记)?失业/.test(cell.text.trim())) claimed.push({ code: 'unemployed' })
    else if (answer === false) denied.push('unemployed')
  }
}

function questionColumns(row: MemberRow, claimed: ParsedTag[], denied: TagCode[]) {
  for (const use of row.context.columns.keys()) {
    if (!use.startsWith('tag:')) continue
    const code = use.slice(4) as TagCode
    for (const { column, cell } of row.filled(use)) {
      const answer = isNothing(cell.text) ? false : yesNoFrom(cell.text)
      if (answer === true || tagFrom(cell.text) === code) claimed.push({ code })
      else if (answer === false) denied.push(code)
      else claimed.push(...readTags(cell.text, { column }, row.report))
    }
  }
}

/** One tag of each kind, with everything any cell said about it. */
function united(tags: ParsedTag[]): ParsedTag[] {
  const byCode = new Map<TagCode, ParsedTag>()
  for (const tag of tags) byCode.set(tag.code, { ...byCode.get(tag.code), ...tag })
  return [...byCode.values()]
}
