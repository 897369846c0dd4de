import { notFound } from 'next/navigation'
import { IssueAside } from '@/components/issues/issue-aside'
import { Answers, Course, Whistles } from '@/components/issues/issue-course'
import { IssueHead, StageLine } from '@/components/issues/issue-head'
import { IssueTime } from '@/components/issues/issue-time'
import { SidePanel } from '@/components/issues/side-panel'
import { GreyedSteps, StepPanel } from '@/components/issues/step-panel'
import { Split } from '@/components/ui/section'
import { context } from '@/server/context'
import { issueFile } from '@/server/issues/issue-file'

export const metadata = { title: '诉求' }

export default async function IssuePage({ params, searchParams }: PageProps<'/issues/[id]'>) {
  const { id } = await params
  const issue = await issueFile(await context(), { ...(await searchParams), issueId: id })
  if (!issue) notFound()
  const chosen = issue.doing !== null
  return (
    <>
      <IssueHead issue={issue} />
      <StageLine issue={issue} />
      <Split aside={<IssueAside issue={issue} />}>
        <StepPanel issue={issue} />
        <SidePanel issue={issue} />
        <IssueTime issue={issue} first={!chosen} />
        <Whistles issue={issue} />
        <Course issue={issue} />
        <Answers issue={issue} />
        <GreyedSteps issue={issue} />
      </Split>
    </>
  )
}
