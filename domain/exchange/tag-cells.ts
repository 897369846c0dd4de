import { halfWidth, unspaced } from '@/domain/characters'
import type { Report } from '@/domain/exchange/findings'
import { yesNoFrom } from '@/domain/residents/aliases'
import type { DisabilityGrade, DisabilityType } from '@/domain/residents/codes'
import type { TagCode } from '@/domain/tags/codes'
import { type PreferentialKind, preferentialKinds } from '@/domain/tags/preferential-codes'
import { tagFrom } from '@/domain/tags/tag'

/** A tag read from a cell, with what the cell said beyond it. */
export type ParsedTag = {
  code: TagCode
  disabilityType?: DisabilityType
  disabilityGrade?: DisabilityGrade
  disabilityNumber?: string
  preferentialKind?: PreferentialKind
  detail?: string
}

type At = { column: number }

/** 独居、低保，残疾(肢体二级): every tag of a list; words outside the dictionary are reported. */
export function readTags(text: string, at: At, report: Report): ParsedTag[] {
  return wordsOf(text).flatMap((word) => {
    const disability = /残|^(视力|听力|言语|肢体|智力|精神|多重)[一二三四1-4]级/.test(word)
    if (disability && !/伤残|残疾军人/.test(word)) return readDisability(word, at, report)
    const [, name = '', detail] = /^([^(]*)(?:\((.*)\)?)?$/.exec(word) ?? []
    const code = tagFrom(word) ?? tagFrom(name)
    if (code) return [{ code, ...(detail && tagFrom(word) === undefined ? { detail: detail.replace(/\)$/, '') } : {}) }]
    if (yesNoFrom(word) === undefined) report('tag_unknown', { column: at.column, raw: word })
    return []
  })
}

/** 肢体二级, 残疾(肢体2级), 视力残疾: the tag with type and grade; bare codes and 综合 ask which code set they mean. */
export function readDisability(text: string, at: At, report: Report): ParsedTag[] {
  const word = unspaced(halfWidth(text))
  const answer = yesNoFrom(word)
  if (word === '' || (answer === false && word !== '0')) return []
  if (/^\d$|综合/.test(word)) {
    report('disability_code_set', { column: at.column, raw: text })
    return [{ code: 'disability' }]
  }
  const disabilityType = disabilityTypeFrom(word)
  const disabilityGrade = disabilityGradeFrom(word)
  if (!disabilityType && !disabilityGrade && answer !== true && !/残|持证/.test(word)) {
    report('word_unknown', { column: at.column, raw: text })
    return []
  }
  return [
    {
      code: 'disability',
      ...(disabilityType ? { disabilityType } : {}),
      ...(disabilityGrade ? { disabilityGrade } : {}),
    },
  ]
}

/** 残疾人证号: ID number, type, grade and perhaps B1 for a reissue; undefined when it is something else. */
export function readDisabilityNumber(text: string): (ParsedTag & { holder: string }) | undefined {
  const number = unspaced(halfWidth(text)).toUpperCase()
  const found = /^(\d{17}[\dX])([1-7])([1-4])(B\d)?$/.exec(number)
  if (!found) return undefined
  const [, holder = '', type, grade] = found
  return {
    code: 'disability',
    disabilityType: type as DisabilityType,
    disabilityGrade: grade as DisabilityGrade,
    disabilityNumber: number,
    holder,
  }
}

/** 一级, 1级, 1, 贰级 */
export function disabilityGradeFrom(text: string): DisabilityGrade | undefined {
  const found = /([一二三四壹贰叁肆1-4])级/.exec(text)?.[1] ?? /^([一二三四1-4])$/.exec(text)?.[1]
  if (!found) return undefined
  const place = '一二三四'.indexOf(found) + 1 || '壹贰叁肆'.indexOf(found) + 1 || Number(found)
  return String(place) as DisabilityGrade
}

/** 优抚 as typed: the kind where it is one of the list. */
export function readPreferential(text: string, at: At, report: Report): ParsedTag[] {
  const word = unspaced(halfWidth(text))
  const answer = yesNoFrom(word)
  if (word === '' || answer === false) return []
  if (answer === true) return [{ code: 'preferential' }]
  const kind = Object.entries(preferentialKinds).find(([, label]) => label === word || label.startsWith(word))?.[0]
  if (kind) return [{ code: 'preferential', preferentialKind: kind as PreferentialKind }]
  const code = tagFrom(word)
  if (!code) report('tag_unknown', { column: at.column, raw: text })
  return code ? [{ code }] : []
}

function disabilityTypeFrom(word: string): DisabilityType | undefined {
  const names = [/视力|视障|盲/, /听力|聋/, /言语|语言|哑/, /肢体|肢残/, /智力|智障/, /精神/, /多重/]
  const places = names.flatMap((name, place) => (name.test(word) ? [place + 1] : []))
  return places.length === 1 ? (String(places[0]) as DisabilityType) : undefined
}

/** Words of a list; separators inside brackets do not split. */
function wordsOf(text: string): string[] {
  const flat = halfWidth(text)
    .replace(/[【[{]/g, '(')
    .replace(/[】\]}]/g, ')')
  return flat
    .split(/[、,;；，/|\n\s。]+(?![^(]*\))/)
    .map((word) => unspaced(word))
    .filter((word) => word !== '')
}
