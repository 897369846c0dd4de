import { notFound } from 'next/navigation'
import { CarePlanForms } from '@/components/households/care-plan-forms'
import { EditPage } from '@/components/households/edit-page'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '一户一策' }

export default async function CarePlanPage({ params }: PageProps<'/households/[id]/care-plan'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="一户一策" household={desk}>
      <CarePlanForms desk={desk} />
    </EditPage>
  )
}
