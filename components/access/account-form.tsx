import { choicesOf } from '@/components/ui/choices'
import { HiddenField, type Option, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { roles } from '@/domain/access/roles'
import { units } from '@/domain/issues/codes'
import type { AccountFile } from '@/server/access/account-file'
import { createAccountAction, editAccountAction } from '@/server/access/actions'

type Choices = { areas: Option[]; buildings: Option[] }

function Assignment({ choices, account }: { choices: Choices; account?: AccountFile['account'] }) {
  return (
    <>
      <TextField name="name" label="姓名" required defaultValue={account?.name} />
      <TextField name="title" label="职务" required defaultValue={account?.title} />
      <SelectField
        name="role"
        label="角色"
        required
        none="请选"
        options={choicesOf(roles)}
        defaultValue={account?.role}
      />
      <SelectField
        name="areaCode"
        label="地区"
        required
        none="请选"
        options={choices.areas}
        defaultValue={account?.areaCode}
        hint="只看得到、只办得了这个地区里的事"
      />
      <SelectField
        name="unitCode"
        label="单位"
        none="不选"
        options={choicesOf(units)}
        defaultValue={account?.unitCode}
        hint="部门和物业账号才选：只看派给本单位的事"
      />
      <SelectField
        name="buildingId"
        label="楼栋"
        none="不选"
        options={choices.buildings}
        defaultValue={account?.buildingId}
        hint="志愿者才选：只看这一栋的门户图"
      />
    </>
  )
}

/** 新建账号: the password is made here and shown once. */
export function NewAccountForm({ choices }: { choices: Choices }) {
  return (
    <ActionForm action={createAccountAction}>
      <TextField name="username" label="账号名" required hint="字母开头，字母、数字、点、横线；一人一号，不共用" />
      <Assignment choices={choices} />
      <SubmitButton>建账号</SubmitButton>
    </ActionForm>
  )
}

/** 改账号: valid from the person's next click. */
export function EditAccountForm({ file }: { file: AccountFile }) {
  const { account, choices } = file
  return (
    <ActionForm action={editAccountAction}>
      <HiddenField name="id" value={account.id} />
      <HiddenField name="version" value={account.version} />
      <Assignment choices={choices} account={account} />
      <SubmitButton>存</SubmitButton>
    </ActionForm>
  )
}
