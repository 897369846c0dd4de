import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { ConfirmFactsForm } from '@/components/households/household-acts'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '核实资料' }

export default async function ConfirmFactsPage({ params }: PageProps<'/households/[id]/facts'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  return (
    <EditPage title="核实资料" household={desk}>
      <ConfirmFactsForm desk={desk} />
    </EditPage>
  )
}
