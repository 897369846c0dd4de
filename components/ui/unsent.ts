import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { typedInto } from '@/domain/edits/typed'
import type { FormState } from '@/server/form-state'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * Sends a form so that it keeps what was typed whatever happens under way: no network, a server that is just replaced,
 * a new build that has the action no more (reliability R10). What leads to another page leads there: it is saved, and `gone` is told.
 */
export function keepingTyped(action: Action, gone: () => void): Action {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      leadOn(error, gone)
      return { ...wordsOf(error), values: typedInto(form) }
    }
  }
}

function leadOn(error: unknown, gone: () => void): void {
  try {
    unstable_rethrow(error)
  } catch (onward) {
    gone()
    throw onward
  }
}

type Values = NonNullable<FormState['values']>
/** Whose form it is and about what: nobody else is shown what was written in it. */
export type Unsent = { by: string; about: string }
const mark = 'baijia-unsent '
const placeOf = ({ by, about }: Unsent) => `${mark}${by} ${about}`

/** Keeps a half-written form in this tab, and nowhere else; a browser that keeps nothing goes on without. */
export function keepUnsent(unsent: Unsent, form: HTMLFormElement): void {
  inTab((tab) => tab.setItem(placeOf(unsent), JSON.stringify(typedInto(new FormData(form)))))
}

/** What was half-written here before. What another account wrote in this tab goes. */
export function unsentOf(unsent: Unsent): Values | undefined {
  return inTab((tab) => {
    forgetAll(tab, (place) => !place.startsWith(`${mark}${unsent.by} `))
    return JSON.parse(tab.getItem(placeOf(unsent)) ?? 'null') as Values | null
  })
}

/** Lets go of one, or of everything: whoever comes to the sign-in page has signed out. */
export function forgetUnsent(unsent?: Unsent): void {
  inTab((tab) => (unsent ? tab.removeItem(placeOf(unsent)) : forgetAll(tab, () => true)))
}

function forgetAll(tab: Storage, which: (place: string) => boolean): void {
  for (const place of Object.keys(tab)) if (place.startsWith(mark) && which(place)) tab.removeItem(place)
}

function inTab<Value>(use: (tab: Storage) => Value | null): Value | undefined {
  try {
    return use(sessionStorage) ?? undefined
  } catch {
    return undefined
  }
}

function wordsOf(error: unknown): FormState {
  if (unstable_isUnrecognizedActionError(error))
    return {
      message: '系统刚刚更新，这一页是旧的，没有保存。您填的都在下面。请在新窗口打开这一页，把填的抄过去，再提交。',
      elsewhere: { href: window.location.pathname + window.location.search, label: '在新窗口打开这一页' },
    }
  const { digest } = error as { digest?: unknown }
  return typeof digest === 'string'
    ? {
        message: `系统遇到没有料到的情况，没有保存。您填的都在下面。请再提交一次；还不行，请把编号 ${digest} 报给系统管理员。`,
      }
    : {
        message:
          '没有收到回答：网络断了，或者系统正在更新。您填的都在下面。请等十秒，再提交一次；一直不行，请把时间告诉系统管理员。',
      }
}
