import { PageHead } from '@/components/ui/page-head'
import { PairedIssuesPage } from '@/components/visits/pairings'
import { context } from '@/server/context'
import { pairedIssues } from '@/server/visits/pairing-list'

export const metadata = { title: '对口上报' }

export default async function PairedPage({ searchParams }: PageProps<'/issues/paired'>) {
  return (
    <>
      <PageHead
        title="对口上报"
        crumbs={[{ label: '诉求', href: '/issues' }]}
        meta="对口的居民区上报、转办、吹哨的，先到您这里"
      />
      <PairedIssuesPage view={await pairedIssues(await context(), await searchParams)} />
    </>
  )
}
