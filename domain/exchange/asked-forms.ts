import { type Field, fieldOfHeading, fields, plainHeading } from '@/domain/exchange/synonyms'
import { accept, type Result, refuse } from '@/domain/result'
import { tags } from '@/domain/tags/codes'
import { tagFrom } from '@/domain/tags/tag'

/** A field a form asks for, and what in the files answers it: a field of the synonym groups, or a tag as `tag:code`. */
export type AskedField = { heading: string; field: string | null }

const mostFields = 200

/** The headings somebody pasted: a row of a sheet, one a line, or with 、 between; each once. */
export function headingsIn(text: string): string[] {
  const parts = text.split(/[\n\t、，,;；|]+/).map((part) => part.trim())
  const seen = new Map(parts.filter((part) => part !== '').map((part) => [plainHeading(part), part.slice(0, 60)]))
  return [...seen.values()]
}

/** What of the files answers a heading (ranked 17): the groups of synonyms first, then the tags; nothing when nobody keeps it. */
export function askedField(heading: string): AskedField {
  const field = fieldOfHeading(heading)
  if (field) return { heading, field }
  const code = tagFrom(heading.replace(/^是否(为|是|属于)?/, ''))
  return { heading, field: code ? `tag:${code}` : null }
}

/** The name of what answers a field. */
export function answerLabel(field: string): string {
  if (field.startsWith('tag:')) return `标签 ${tags[field.slice(4) as keyof typeof tags]?.label ?? ''}`
  return fields[field as Field]?.label ?? field
}

export type FormRefusal =
  | { kind: 'no_fields' }
  | { kind: 'too_many_fields' }
  | { kind: 'form_known'; name: string }
  | { kind: 'form_ended' }

/** The fields of a form, which must ask for something. */
export function fieldsAsked(text: string): Result<AskedField[], FormRefusal> {
  const headings = headingsIn(text)
  if (headings.length === 0) return refuse({ kind: 'no_fields' })
  return headings.length > mostFields ? refuse({ kind: 'too_many_fields' }) : accept(headings.map(askedField))
}

/** Why a form was not put on the register. */
export function formRefusalText(refusal: FormRefusal): string {
  switch (refusal.kind) {
    case 'no_fields':
      return '还没有写要填的字段。没有保存，填过的都在。请把表头粘贴进来，一行一个或用顿号隔开。'
    case 'too_many_fields':
      return `一份表最多登记 ${mostFields} 个字段。没有保存，填过的都在。请分成几份登记。`
    case 'form_known':
      return `这个部门的《${refusal.name}》已经登记过。没有保存，填过的都在。请打开那一份看，或换个名称。`
    case 'form_ended':
      return '这份表已经停了，没有再改。请返回清单查看。'
  }
}
