import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { HouseholdForm } from '@/components/households/household-form'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '改类别和联系方式' }

export default async function EditHouseholdPage({ params }: PageProps<'/households/[id]/edit'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="改类别和联系方式" household={desk}>
      <HouseholdForm desk={desk} />
    </EditPage>
  )
}
