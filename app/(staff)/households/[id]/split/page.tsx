import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { SplitForm } from '@/components/households/split-merge-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'
import { newHousehold } from '@/server/households/new-household'

export const metadata = { title: '分户' }

export default async function SplitPage({ params }: PageProps<'/households/[id]/split'>) {
  const who = await context()
  const [desk, { buildings }] = await Promise.all([householdDesk(who, await params), newHousehold(who, {})])
  if (!desk) notFound()
  return (
    <EditPage title="分户" household={desk} meta="走访、诉求、答应事项留在原户，新户从分户那天起另记。">
      <SplitForm desk={desk} buildings={buildings} />
    </EditPage>
  )
}
