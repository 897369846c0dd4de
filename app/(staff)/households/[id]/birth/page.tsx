import { notFound } from 'next/navigation'
import { BirthForm } from '@/components/households/act-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '登记出生' }

export default async function BirthPage({ params }: PageProps<'/households/[id]/birth'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="登记出生" household={desk}>
      <BirthForm desk={desk} />
    </EditPage>
  )
}
