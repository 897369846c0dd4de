import { notFound } from 'next/navigation'
import { DwellingForm } from '@/components/households/dwelling-form'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '改住房' }

export default async function EditDwellingPage({ params }: PageProps<'/households/[id]/dwelling'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="改住房" household={desk}>
      <DwellingForm desk={desk} />
    </EditPage>
  )
}
