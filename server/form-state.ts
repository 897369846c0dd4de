import { typedInto } from '@/domain/edits/typed'
import type { Preview } from '@/domain/households/acts'
import type { CommandRefusal, Offer } from '@/server/command'
import { plainText } from '@/server/plain-text'

/** A value two people changed at once: shown as mine, theirs and before, for a person to decide. `seen` is theirs as a form writes it. */
export type FieldConflict = {
  field: string
  label: string
  mine: string
  theirs: string
  before: string
  seen?: string | undefined
}

/** What a form shows after a refusal: the sentence, the fields it is about, and everything that was typed. */
export type FormState = {
  message?: string
  fields?: Partial<Record<string, string[]>>
  values?: Record<string, string | string[]>
  /** Under a field's name, what it may have meant: picked by a radio of the same name before the box. */
  offers?: Partial<Record<string, Offer[]>>
  conflict?: FieldConflict[]
  /** What will be done, to be confirmed by sending the same again. */
  preview?: Preview
  /** Said instead of going to another page: what may be shown once and stand in no address. */
  done?: { title: string; words: string[] }
  /** What has to be done in another window first, so that nothing typed here is lost. */
  elsewhere?: { href: string; label: string }
}

type Fields = Record<string, string | string[] | null>

/** What an action was sent, as a form: somebody may send it anything, and what is no form has no fields. */
export function formOf(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData()
}

/**
 * The fields of a form: names in brackets become lists, of any other name the first that says something counts, what was left
 * empty is null, the framework's own fields are left out.
 */
export function fieldsOf(form: FormData): Fields {
  const fields: Fields = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form
      .getAll(name)
      .filter((value): value is string => typeof value === 'string')
      .map((value) => String(plainText(value)).trim())
    const only = values.find((value) => value !== '')
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values.filter((value) => value !== '')
    else fields[name] = only ?? null
  }
  return fields
}

/** Said when nobody is signed in any more: nothing was saved, and what was typed stays. */
export function leftState(form: FormData): FormState {
  return {
    message: '登录已经退出：在别的窗口退了，或者太久没有动。没有保存，填的都在下面。请在新窗口登录，再回到这里提交。',
    elsewhere: { href: '/sign-in', label: '在新窗口登录' },
    values: typedInto(form),
  }
}

/** Said when the database is away: nothing was saved, and what was typed stays. */
export function awayState(form: FormData): FormState {
  return {
    message: '现在用的人太多，或者数据库正在恢复。没有保存，填的都在下面。请等十秒，再提交一次。',
    values: typedInto(form),
  }
}

/** Words of a refusal, and what was typed (passwords left out), for the form to show again. */
export function formStateOf<Refusal extends { kind: string }>(
  refusal: Refusal | CommandRefusal,
  textOf: (refusal: Exclude<Refusal, CommandRefusal>) => string,
  form: FormData,
): FormState {
  const values = typedInto(form)
  if (!isCommandRefusal(refusal)) {
    if ('preview' in refusal) return { preview: refusal.preview as Preview, values }
    const conflict = 'conflicts' in refusal ? (refusal.conflicts as FieldConflict[]) : undefined
    return { message: textOf(refusal as Exclude<Refusal, CommandRefusal>), values, ...(conflict ? { conflict } : {}) }
  }
  switch (refusal.kind) {
    case 'not_permitted':
      return { message: '您没有办这件事的权限。内容没有保存，仍在下面。请与书记或安全管理员联系。', values }
    case 'not_found':
      return { message: '找不到这条记录，或者不在您的辖区。内容没有保存，仍在下面。请返回重新打开。', values }
    case 'invalid_input':
      return { message: '还有几处要改，已标在下面。填过的都在。', fields: refusal.fields, values }
    case 'household_unclear':
      return {
        message: '写的可能是下面几户里的一户。没有保存，填的都在。请点是哪一户，再提交。',
        offers: { [refusal.field]: refusal.offers },
        values,
      }
  }
}

function isCommandRefusal(refusal: { kind: string }): refusal is CommandRefusal {
  return (['not_permitted', 'not_found', 'invalid_input', 'household_unclear'] as const).some(
    (kind) => kind === refusal.kind,
  )
}
