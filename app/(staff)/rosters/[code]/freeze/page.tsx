import { notFound } from 'next/navigation'
import { FreezeRoster } from '@/components/rosters/freeze-roster'
import { context } from '@/server/context'
import { rosterFile } from '@/server/rosters/roster-file'

export const metadata = { title: '名册定版' }

export default async function FreezeRosterPage({ params, searchParams }: PageProps<'/rosters/[code]/freeze'>) {
  const asked = await searchParams
  const roster = await rosterFile(await context(), { ...asked, code: (await params).code })
  if (!roster) notFound()
  return <FreezeRoster roster={roster} />
}
