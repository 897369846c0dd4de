import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { CloseHouseholdForm } from '@/components/households/household-acts'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '整户迁出' }

export default async function CloseHouseholdPage({ params }: PageProps<'/households/[id]/close'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="整户迁出" household={desk}>
      <CloseHouseholdForm desk={desk} />
    </EditPage>
  )
}
