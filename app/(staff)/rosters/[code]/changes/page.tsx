import { notFound } from 'next/navigation'
import { RosterChanges } from '@/components/rosters/changes'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { rosterChanges } from '@/server/rosters/roster-changes'

export const metadata = { title: '名册变更' }

export default async function Page({ params, searchParams }: PageProps<'/rosters/[code]/changes'>) {
  const difference = await rosterChanges(await context(), { ...(await searchParams), code: (await params).code })
  if (!difference) notFound()
  return (
    <Still className="print-land">
      <RosterChanges difference={difference} />
    </Still>
  )
}
