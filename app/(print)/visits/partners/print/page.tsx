import { notFound } from 'next/navigation'
import { PartnerLedger } from '@/components/visits/partners'
import { context } from '@/server/context'
import { partnerPaper } from '@/server/visits/partner-desk'

export const metadata = { title: '打印两张清单' }

export default async function PrintPartnersPage() {
  const paper = await partnerPaper(await context(), {})
  if (!paper) notFound()
  return <PartnerLedger paper={paper} />
}
