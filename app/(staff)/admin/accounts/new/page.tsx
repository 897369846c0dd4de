import { NewAccountForm } from '@/components/access/account-form'
import { PageHead } from '@/components/ui/page-head'
import { accountIntake } from '@/server/access/account-file'
import { context } from '@/server/context'

export const metadata = { title: '新建账号' }

export default async function NewAccountPage() {
  const { choices } = await accountIntake(await context(), {})
  return (
    <>
      <PageHead crumbs={[{ label: '账号', href: '/admin/accounts' }, { label: '新建' }]} title="新建账号" />
      <NewAccountForm choices={choices} />
    </>
  )
}
