import { notFound } from 'next/navigation'
import { ResidentForm } from '@/components/residents/resident-forms'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { residentFile } from '@/server/residents/resident-file'

export const metadata = { title: '改居民' }

export default async function EditResidentPage({ params }: PageProps<'/residents/[id]/edit'>) {
  const file = await residentFile(await context(), await params)
  if (!file?.may.edit) notFound()
  return (
    <>
      <PageHead
        title={`改 ${file.name} 的资料`}
        crumbs={[
          { label: '家庭档案', href: '/households' },
          { label: file.name, href: `/residents/${file.id}` },
        ]}
      />
      <ResidentForm file={file} />
    </>
  )
}
