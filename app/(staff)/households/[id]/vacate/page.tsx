import { notFound } from 'next/navigation'
import { VacateForm } from '@/components/dwellings/act-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '腾空' }

export default async function VacatePage({ params }: PageProps<'/households/[id]/vacate'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="腾空" household={desk}>
      <VacateForm desk={desk} />
    </EditPage>
  )
}
