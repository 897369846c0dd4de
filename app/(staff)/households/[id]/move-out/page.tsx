import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { MoveOutForm } from '@/components/residents/resident-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '迁出一人' }

export default async function MoveOutPage({ params, searchParams }: PageProps<'/households/[id]/move-out'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  const { resident } = await searchParams
  const chosen = typeof resident === 'string' ? resident : undefined
  return (
    <EditPage title="迁出一人" household={desk}>
      <MoveOutForm desk={desk} chosen={chosen} />
    </EditPage>
  )
}
