import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import type { AccountFile } from '@/server/access/account-file'
import {
  disableAccountAction,
  enableAccountAction,
  endSessionsAction,
  resetPasswordAction,
} from '@/server/access/actions'

type Act = { action: typeof disableAccountAction; label: string; says: string; danger?: boolean }

/** What can be done with an account besides changing it, each with what it brings about. */
export function AccountActs({ account }: { account: AccountFile['account'] }) {
  const acts: Act[] = [
    { action: resetPasswordAction, label: '重置密码', says: '生成一次性密码，本人所有登录立即结束。' },
    {
      action: endSessionsAction,
      label: '结束全部登录',
      says: '手机丢了先办这个：本人在各处的登录立即失效，密码不变。',
    },
    account.disabledAt
      ? { action: enableAccountAction, label: '启用', says: '恢复使用，原来的密码仍然有效。' }
      : { action: disableAccountAction, label: '停用', says: '立即不能再用；做过的记录都保留。', danger: true },
  ]
  return acts.map(({ action, label, says, danger }) => (
    <ActionForm action={action} key={label} className="form form-in">
      <HiddenField name="id" value={account.id} />
      <p className="soft">{says}</p>
      <SubmitButton kind={danger ? 'danger' : 'plain'}>{label}</SubmitButton>
    </ActionForm>
  ))
}
