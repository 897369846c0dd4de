import { notFound } from 'next/navigation'
import { VersionPage } from '@/components/rosters/version-page'
import { VoidVersion } from '@/components/rosters/void-version'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { versionFile } from '@/server/rosters/version-file'

export const metadata = { title: '定版名册' }

export default async function Page({ params, searchParams }: PageProps<'/rosters/versions/[id]'>) {
  const version = await versionFile(await context(), { ...(await searchParams), id: (await params).id })
  if (!version) notFound()
  return (
    <>
      <Still className="print-land">
        <VersionPage version={version} />
      </Still>
      {version.may.void && <VoidVersion id={version.id} />}
    </>
  )
}
