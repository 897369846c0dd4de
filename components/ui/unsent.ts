import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { typedInto } from '@/domain/edits/typed'
import type { FormState } from '@/server/form-state'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

/**
 * Sends a form so that it keeps what was typed whatever happens under way: no network, a server that is just replaced,
 * a new build that has the action no more (reliability R10). What leads to another page leads there.
 */
export function keepingTyped(action: Action): Action {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      unstable_rethrow(error)
      return { ...wordsOf(error), values: typedInto(form) }
    }
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
