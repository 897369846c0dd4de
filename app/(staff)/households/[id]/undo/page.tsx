import { notFound } from 'next/navigation'
import { UndoForms } from '@/components/households/act-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { undoDesk } from '@/server/households/undo-desk'

export const metadata = { title: '撤销变更' }

export default async function UndoPage({ params }: PageProps<'/households/[id]/undo'>) {
  const desk = await undoDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="撤销变更" household={desk}>
      <UndoForms desk={desk} />
    </EditPage>
  )
}
