import { notFound } from 'next/navigation'
import { RegridCompared, RegridMoved, UndoRegridForm } from '@/components/areas/regrids'
import { PageHead } from '@/components/ui/page-head'
import { regridFile } from '@/server/areas/regrid-file'
import { context } from '@/server/context'

export const metadata = { title: '重划网格' }

export default async function RegridPage({ params }: PageProps<'/regrids/[id]'>) {
  const file = await regridFile(await context(), await params)
  if (!file) notFound()
  return (
    <>
      <PageHead
        crumbs={[{ label: '重划网格', href: '/regrids' }, { label: file.committee }]}
        title={`${file.on} 重划网格`}
        meta={`${file.committee}　${file.by}　${file.reason}${file.standing ? '' : '　已撤销'}`}
      />
      <RegridMoved file={file} />
      <RegridCompared file={file} />
      {file.may.undo && <UndoRegridForm file={file} />}
    </>
  )
}
