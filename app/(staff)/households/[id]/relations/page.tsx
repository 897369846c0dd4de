import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { RelationsForm } from '@/components/households/relations-form'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '改与户主关系' }

export default async function RelationsPage({ params }: PageProps<'/households/[id]/relations'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="改与户主关系" household={desk}>
      <RelationsForm desk={desk} />
    </EditPage>
  )
}
