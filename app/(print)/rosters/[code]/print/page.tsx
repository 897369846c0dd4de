import { notFound } from 'next/navigation'
import { RosterPaper } from '@/components/rosters/roster-paper'
import { context } from '@/server/context'
import { rosterLedger } from '@/server/rosters/roster-ledger'

export const metadata = { title: '打印领取单' }

export default async function PrintRosterPage({ params, searchParams }: PageProps<'/rosters/[code]/print'>) {
  const ledger = await rosterLedger(await context(), { ...(await searchParams), code: (await params).code })
  if (!ledger) notFound()
  return <RosterPaper ledger={ledger} />
}
