'use client'

import { Failure } from '@/components/ui/notice'

const words: Record<string, [string, string]> = {
  DATABASE_BUSY: ['现在用的人太多，或者数据库正在恢复', '请等十秒再试；一直不行，请把时间告诉系统管理员。'],
  FOREIGN_ORIGIN: ['这次提交不是从本系统的页面发出的，已拒绝', '请从本系统重新打开这一页再提交。'],
}

/** The page for what nobody expected: what happened, what is safe, what to do. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [what, now] = words[error.digest ?? ''] ?? [
    '系统遇到没有料到的情况',
    '请再试一次；还不行，请把下面的编号报给系统管理员。',
  ]
  return (
    <main className="page">
      <Failure
        title="这一页没有打开"
        what={what}
        safe="已经保存的内容都是安全的；这一次没有写入任何东西。"
        now={now}
        {...(error.digest && !(error.digest in words) ? { code: error.digest } : {})}
        actions={
          <>
            <button type="button" className="btn btn-primary btn-form" onClick={reset}>
              再试一次
            </button>
            <a className="btn btn-form" href="/">
              回到今日
            </a>
          </>
        }
      />
    </main>
  )
}
