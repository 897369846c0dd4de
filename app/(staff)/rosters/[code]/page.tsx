import { notFound } from 'next/navigation'
import { RosterPage } from '@/components/rosters/roster-page'
import { SaveRoster } from '@/components/rosters/saved-rosters'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { rosterFile } from '@/server/rosters/roster-file'

export const metadata = { title: '名册' }

export default async function Page({ params, searchParams }: PageProps<'/rosters/[code]'>) {
  const query = await searchParams
  const roster = await rosterFile(await context(), { ...query, code: (await params).code })
  if (!roster) notFound()
  return (
    <>
      <Still className="print-land">
        <RosterPage roster={roster} paged={query.after !== undefined} />
      </Still>
      {roster.code === 'build' && <SaveRoster roster={roster} />}
    </>
  )
}
