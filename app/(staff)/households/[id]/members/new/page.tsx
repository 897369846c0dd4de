import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { AddResidentForm } from '@/components/residents/resident-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '加一人' }

export default async function AddMemberPage({ params }: PageProps<'/households/[id]/members/new'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="加一人" household={desk}>
      <AddResidentForm desk={desk} />
    </EditPage>
  )
}
