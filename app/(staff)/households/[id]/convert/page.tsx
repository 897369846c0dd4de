import { notFound } from 'next/navigation'
import { ConvertForm } from '@/components/dwellings/act-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '住商转换' }

export default async function ConvertPage({ params }: PageProps<'/households/[id]/convert'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="住商转换" household={desk}>
      <ConvertForm desk={desk} />
    </EditPage>
  )
}
