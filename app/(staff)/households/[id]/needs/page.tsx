import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { NeedForms } from '@/components/households/need-forms'
import { context } from '@/server/context'
import { needDesk } from '@/server/households/need-desk'

export const metadata = { title: '需求清单' }

export default async function NeedsPage({ params }: PageProps<'/households/[id]/needs'>) {
  const desk = await needDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="需求清单" household={desk}>
      <NeedForms desk={desk} />
    </EditPage>
  )
}
