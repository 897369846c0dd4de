import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { WhyClasses, WhyDictionary, WhyMembers, WhyRecords, WhyStands } from '@/components/tags/why'
import { context } from '@/server/context'
import { tagReasons } from '@/server/tags/tag-reasons'

export const metadata = { title: '为什么有这个标签' }

export default async function WhyPage({ params }: PageProps<'/households/[id]/why/[sign]'>) {
  const why = await tagReasons(await context(), await params)
  if (!why) notFound()
  return (
    <EditPage title={why.label} household={why} meta="为什么有，谁定的，什么时候再看">
      <WhyStands why={why} />
      <WhyRecords why={why} />
      {why.sign === 'class' ? <WhyClasses why={why} /> : <WhyMembers why={why} />}
      <WhyDictionary why={why} />
    </EditPage>
  )
}
