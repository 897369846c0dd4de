import { notFound } from 'next/navigation'
import { EditAreaForm, NewGridForm } from '@/components/areas/area-form'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { areaLevels } from '@/domain/areas/area-code'
import { areaFile } from '@/server/areas/area-tree'
import { context } from '@/server/context'

export const metadata = { title: '改地区' }

export default async function AreaPage({ params }: PageProps<'/admin/areas/[code]'>) {
  const area = await areaFile(await context(), await params)
  if (!area) notFound()
  return (
    <>
      <PageHead
        crumbs={[{ label: '地区', href: '/admin/areas' }, { label: area.name }]}
        title={area.name}
        meta={`${areaLevels[area.level]}　代码 ${area.code}，代码不改`}
      />
      <Section title="名称和范围" first>
        <EditAreaForm area={area} />
      </Section>
      {area.level === 'committee' && (
        <Section title="新建微网格">
          <NewGridForm committee={area} />
        </Section>
      )}
    </>
  )
}
