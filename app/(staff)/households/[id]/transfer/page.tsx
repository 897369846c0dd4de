import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { OfferForm } from '@/components/residents/transfer-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'
import { transferChoice } from '@/server/residents/transfer-list'

export const metadata = { title: '转到别的居民区' }

export default async function OfferPage({ params }: PageProps<'/households/[id]/transfer'>) {
  const who = await context()
  const [desk, others] = await Promise.all([householdDesk(who, await params), transferChoice(who, {})])
  if (!desk) notFound()
  return (
    <EditPage title="转到别的居民区" household={desk}>
      <OfferForm desk={desk} others={others} />
    </EditPage>
  )
}
