import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { DeathForm } from '@/components/residents/resident-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '登记去世' }

export default async function DeathPage({ params, searchParams }: PageProps<'/households/[id]/death'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  const { resident } = await searchParams
  const chosen = typeof resident === 'string' ? resident : undefined
  return (
    <EditPage title="登记去世" household={desk}>
      <DeathForm desk={desk} chosen={chosen} />
    </EditPage>
  )
}
