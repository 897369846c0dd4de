import { notFound } from 'next/navigation'
import { FileAside } from '@/components/households/file-aside'
import { FileHead } from '@/components/households/file-head'
import { FileMembers } from '@/components/households/file-members'
import { FileNeeds } from '@/components/households/file-needs'
import { FilePlan } from '@/components/households/file-plan'
import { FilePromises } from '@/components/households/file-promises'
import { FileReasons } from '@/components/households/file-reasons'
import { FileTalents } from '@/components/households/file-talents'
import { FileTimeline } from '@/components/households/file-timeline'
import { Split } from '@/components/ui/section'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { householdFile } from '@/server/households/household-file'

export const metadata = { title: '家庭档案' }

export default async function HouseholdPage({ params, searchParams }: PageProps<'/households/[id]'>) {
  const { id } = await params
  const file = await householdFile(await context(), { ...(await searchParams), id })
  if (!file) notFound()
  return (
    <Still>
      <FileHead file={file} />
      <Split aside={<FileAside file={file} />}>
        <FilePromises file={file} />
        <FileMembers file={file} />
        <FileReasons file={file} />
        <FileNeeds file={file} />
        <FileTalents file={file} />
        <FilePlan file={file} />
        <FileTimeline file={file} />
      </Split>
    </Still>
  )
}
