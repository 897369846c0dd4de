import { notFound } from 'next/navigation'
import { VersionChanges } from '@/components/rosters/version-changes'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { versionChanges } from '@/server/rosters/version-changes'

export const metadata = { title: '定版之间的变更' }

export default async function Page({ params, searchParams }: PageProps<'/rosters/versions/[id]/changes'>) {
  const difference = await versionChanges(await context(), { ...(await searchParams), id: (await params).id })
  if (!difference) notFound()
  return (
    <Still className="print-land">
      <VersionChanges difference={difference} />
    </Still>
  )
}
