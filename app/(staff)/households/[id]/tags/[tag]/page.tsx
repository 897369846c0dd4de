import { notFound } from 'next/navigation'
import { EditPage } from '@/components/households/edit-page'
import { CoverTagForm, EndTagForm } from '@/components/households/tag-forms'
import { Section } from '@/components/ui/section'
import { tags } from '@/domain/tags/codes'
import { coversSomebody } from '@/domain/tags/tag'
import { context } from '@/server/context'
import { householdDesk } from '@/server/households/household-desk'

export const metadata = { title: '改标签' }

export default async function TagPage({ params }: PageProps<'/households/[id]/tags/[tag]'>) {
  const desk = await householdDesk(await context(), await params)
  if (!desk) notFound()
  const { tag: id } = await params
  const tag = desk.tags.find((one) => one.id === id)
  if (!tag) notFound()
  const covers = coversSomebody(tag.code)
  return (
    <EditPage title={tags[tag.code].label} household={desk}>
      {covers && (
        <Section title="纳入的人" first>
          <CoverTagForm desk={desk} tag={tag} />
        </Section>
      )}
      <Section title="去掉标签" first={!covers}>
        <EndTagForm desk={desk} tagId={tag.id} />
      </Section>
    </EditPage>
  )
}
