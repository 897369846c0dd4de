import { CleanUps, RetentionKinds, RetentionRuleForm } from '@/components/audit/retention'
import { PageHead } from '@/components/ui/page-head'
import { retentionDesk } from '@/server/audit/retention/retention-desk'
import { context } from '@/server/context'

export const metadata = { title: '保存期限' }

export default async function RetentionPage() {
  const desk = await retentionDesk(await context(), {})
  return (
    <>
      <PageHead
        crumbs={[{ label: '管理', href: '/admin' }, { label: '保存期限' }]}
        title="保存期限"
        meta="到期的不会自己清理：先列名单申请，再由另一个人批准；清理要留收据"
      />
      <RetentionKinds desk={desk} />
      <RetentionRuleForm desk={desk} />
      <CleanUps desk={desk} />
    </>
  )
}
