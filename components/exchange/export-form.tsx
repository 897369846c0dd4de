import { TextField } from '@/components/ui/fields'
import { Notice } from '@/components/ui/notice'
import { exportRefusalText } from '@/domain/exchange/exports'

const words: Record<string, string> = {
  invalid_input: '用途没有写，或者太短。没有导出。写清给谁、做什么用再导。',
  too_many: '名单太大，没有导出。请加条件，或选一处地区再导。',
  not_found: '没有这份导出，也可能是别人申请的。没有下载。请看下面的登记。',
  not_yet_approved: exportRefusalText({ kind: 'not_yet_approved' }),
  already_taken: exportRefusalText({ kind: 'already_taken' }),
  grown: '名单变长了，超过 200 行，要另一个人批准。没有下载。请重新申请。',
  too_late: exportRefusalText({ kind: 'too_late' }),
  not_permitted: '您没有导出的权限。没有导出。请与书记联系。',
}

/** Why a list was not exported, what is safe, what to do; nothing when it was not refused. */
export function ExportRefused({ kind }: { kind: string | string[] | undefined }) {
  const refused = typeof kind === 'string' ? words[kind] : undefined
  if (!refused) return null
  return (
    <Notice kind="overdue" title="没有导出" role="alert">
      <p>{refused}</p>
    </Notice>
  )
}

/** 用途 of an export, and the one thing it does. */
export function ExportForm({ action, back }: { action: string; back: string }) {
  return (
    <form className="form" action={action} method="post">
      <TextField name="reason" label="用途" required hint="5—200 个字：给谁、做什么用" className="w-line" />
      <div className="form-end">
        <button type="submit" className="btn btn-primary btn-form">
          导出 Excel
        </button>
        <a className="btn btn-quiet btn-form" href={back}>
          不导了，返回
        </a>
      </div>
    </form>
  )
}
