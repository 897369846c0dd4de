import { ChainState } from '@/components/audit/chain-state'
import { dayOf, momentText } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { auditChain } from '@/server/audit/audit-chain'
import { context } from '@/server/context'

export const metadata = { title: '核验封存' }

export default async function AuditChainPage({ searchParams }: PageProps<'/audit/chain'>) {
  const chain = await auditChain(await context(), await searchParams)
  return (
    <>
      <PageHead
        crumbs={[{ label: '审计', href: '/audit' }, { label: '核验封存' }]}
        title="核验封存"
        meta={`${momentText(chain.at, dayOf(chain.at))}　${chain.by} 核验`}
      />
      <ChainState chain={chain} />
    </>
  )
}
