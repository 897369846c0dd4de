import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { ChangeHeadForm } from '@/components/households/household-acts'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '换户主' }

export default async function ChangeHeadPage({ params }: PageProps<'/households/[id]/head'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="换户主" household={desk}>
      <ChangeHeadForm desk={desk} />
    </EditPage>
  )
}
