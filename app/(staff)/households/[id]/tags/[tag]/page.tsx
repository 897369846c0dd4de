import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { EndTagForm } from '@/components/households/tag-forms'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '去掉标签' }

export default async function EndTagPage({ params }: PageProps<'/households/[id]/tags/[tag]'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  const { tag } = await params
  if (!desk.tags.some(({ id }) => id === tag)) notFound()
  return (
    <EditPage title="去掉标签" household={desk}>
      <EndTagForm desk={desk} tagId={tag} />
    </EditPage>
  )
}
