import { RegisterForm } from '@/components/exchange/asked-forms'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { formDesk } from '@/server/exchange/form-register'

export const metadata = { title: '登记报表' }

export default async function NewFormPage() {
  await formDesk(await context(), {})
  return (
    <>
      <PageHead
        title="登记报表"
        meta="存下后马上写明：其中几个字段系统里已有，哪些别的表也要"
        crumbs={[{ label: '减负登记', href: '/burden' }]}
      />
      <RegisterForm />
    </>
  )
}
