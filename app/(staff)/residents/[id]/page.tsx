import { notFound } from 'next/navigation'
import {
  Residencies,
  ResidentFacts,
  ResidentHead,
  ResidentMatters,
  ResidentTags,
  ResidentTalent,
} from '@/components/residents/resident-page'
import { Split } from '@/components/ui/section'
import { context } from '@/server/context'
import { residentFile } from '@/server/residents/resident-file'

export const metadata = { title: '居民' }

export default async function ResidentPage({ params }: PageProps<'/residents/[id]'>) {
  const file = await residentFile(await context(), await params)
  if (!file) notFound()
  return (
    <>
      <ResidentHead file={file} />
      <Split aside={<ResidentFacts file={file} />}>
        <Residencies file={file} />
        <ResidentTags file={file} />
        <ResidentTalent file={file} />
        <ResidentMatters file={file} />
      </Split>
    </>
  )
}
