import { signOutForm } from '@/components/layout/portal-frame'
import { signOutAction } from '@/server/auth/actions'

/** 退出: a form, so that a link prefetched by a browser never signs anybody out. */
export function SignOut() {
  return (
    <form action={signOutAction} id={signOutForm}>
      <button type="submit" className="btn btn-quiet">
        退出
      </button>
    </form>
  )
}
