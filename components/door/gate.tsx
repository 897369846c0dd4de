import type { Session } from '@/components/door/session'

const words = {
  'signed-out': ['请先登录', '登录以后名单才打开。没上传的走访都在这部手机上，登录后自己上传，别人打不开。'],
  revoked: ['这部手机已停用离线记录', '名单已经清掉。没上传的走访还锁在手机上，请与安全管理员联系。'],
  'not-permitted': ['这个账号不记走访', '门口记走访是居民区书记和网格长用的。请用自己的账号登录。'],
  locked: ['名单已过期', '离线名单只留 72 小时。没上传的走访都在。请连上网络，重新登录。'],
} as const

/** What stands where the round would, while nobody works on this phone. */
export function Gate({
  session,
  waiting,
  again,
}: {
  session: Session | undefined
  waiting: number
  again: () => void
}) {
  const [title, text] = session && session.kind !== 'open' ? words[session.kind] : ['正在打开', '']
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="/">今日</a>
        <b>门口</b>
        <span />
      </div>
      <section className="phone-sec" aria-live="polite">
        <h1>{title}</h1>
        {text && <p>{text}</p>}
        {waiting > 0 && <p>没上传的走访 {waiting} 条。</p>}
        {session && (
          <p className="actions">
            <a className="btn btn-primary" href="/sign-in?to=door">
              登录
            </a>
            <button type="button" className="btn" onClick={again}>
              再试一次
            </button>
          </p>
        )}
      </section>
    </main>
  )
}
