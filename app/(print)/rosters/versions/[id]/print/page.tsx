import { notFound } from 'next/navigation'
import { VersionSheet } from '@/components/rosters/version-sheet'
import { context } from '@/server/context'
import { versionPaper } from '@/server/rosters/version-file'

export const metadata = { title: '打印定版名册' }

export default async function PrintVersionPage({ params }: PageProps<'/rosters/versions/[id]/print'>) {
  const paper = await versionPaper(await context(), await params)
  if (!paper) notFound()
  return <VersionSheet paper={paper} />
}
