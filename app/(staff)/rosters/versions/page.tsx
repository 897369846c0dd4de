import { Versions } from '@/components/rosters/versions'
import { context } from '@/server/context'
import { versionList } from '@/server/rosters/version-list'

export const metadata = { title: '定版名册' }

export default async function VersionsPage({ searchParams }: PageProps<'/rosters/versions'>) {
  return <Versions list={await versionList(await context(), await searchParams)} />
}
