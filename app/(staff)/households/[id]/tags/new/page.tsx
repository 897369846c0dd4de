import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { AddTagForm } from '@/components/households/tag-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '加标签' }

export default async function AddTagPage({ params }: PageProps<'/households/[id]/tags/new'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="加标签" household={desk}>
      <AddTagForm desk={desk} />
    </EditPage>
  )
}
