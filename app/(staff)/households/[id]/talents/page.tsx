import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { TalentForms } from '@/components/households/talent-forms'
import { context } from '@/server/context'
import { talentDesk } from '@/server/households/talent-desk'

export const metadata = { title: '记能人' }

export default async function TalentsPage({ params }: PageProps<'/households/[id]/talents'>) {
  const desk = await talentDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="能人" household={desk}>
      <TalentForms desk={desk} />
    </EditPage>
  )
}
